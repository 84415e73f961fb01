# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading aloud: engines that turn text into sound, which one to take, and the words to give it."""

# SPDX-License-Identifier: GPL-3.0-or-later
"""The private vault: keys, the encrypted database, migrations, backups. Knows nothing of what is kept in it."""

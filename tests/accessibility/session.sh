#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a command inside a display, a session bus and an accessibility bus of its own, and leaves nothing running.
#   tests/accessibility/session.sh COMMAND...
set -u
for tool in xvfb-run dbus-run-session gdbus openbox xdotool orca; do
  command -v "$tool" >/dev/null || { echo "$tool is missing: run packaging/linux/system.sh test" >&2; exit 3; }
done
launcher=/usr/libexec/at-spi-bus-launcher
[ -x "$launcher" ] || launcher=/usr/lib/at-spi2-core/at-spi-bus-launcher
XDG_RUNTIME_DIR=$(mktemp -d -t va-a11y.XXXXXX)
chmod 700 "$XDG_RUNTIME_DIR"
export XDG_RUNTIME_DIR HOME="$XDG_RUNTIME_DIR/home" GSETTINGS_BACKEND=memory NO_AT_BRIDGE=0
export QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 QT_QPA_PLATFORM=xcb VA_BUS_LAUNCHER="$launcher"
mkdir -p "$HOME"
unset DBUS_SESSION_BUS_ADDRESS AT_SPI_BUS_ADDRESS WAYLAND_DISPLAY
xvfb-run -a -s "-screen 0 1440x900x24 -nolisten tcp" dbus-run-session -- bash -c '
  "$VA_BUS_LAUNCHER" --launch-immediately & launcher=$!
  for _ in $(seq 100); do
    gdbus call --session -d org.a11y.Bus -o /org/a11y/bus -m org.a11y.Bus.GetAddress >/dev/null 2>&1 && break
    sleep 0.05
  done
  gdbus call --session -d org.a11y.Bus -o /org/a11y/bus -m org.freedesktop.DBus.Properties.Set \
    org.a11y.Status IsEnabled "<true>" >/dev/null
  openbox >/dev/null 2>&1 & manager=$!
  "$@"; status=$?
  kill "$launcher" "$manager" 2>/dev/null
  exit $status' session "$@"
status=$?
pkill -f -- "--socket-path $XDG_RUNTIME_DIR/" 2>/dev/null
rm -rf "$XDG_RUNTIME_DIR"
exit $status

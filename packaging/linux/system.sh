#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the system libraries of one set, "run", "test" or "bench", where apt is there; says plainly what is missing
# elsewhere.
set -u
set_name=${1:-run}
run="libegl1 libgl1 libglib2.0-0 libfontconfig1 libfreetype6 libdbus-1-3 libpulse0 libx11-6 libx11-xcb1 libxkbcommon0
libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0
libxcb-render0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-util1 libxcb-xfixes0 libxcb-xkb1"
test="xvfb xauth openbox xdotool dbus dbus-x11 at-spi2-core libglib2.0-bin python3-gi gir1.2-atspi-2.0 orca
speech-dispatcher procps strace"
bench="python3-xapian"
wanted=$run
[ "$set_name" = test ] && wanted="$run $test"
[ "$set_name" = bench ] && wanted=$bench
[ "$(uname -s)" = Linux ] || exit 0
if ! command -v dpkg-query >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then
  echo "This system has no apt. If the program does not start, install these libraries by your system's own means:"
  echo "$wanted" | tr '\n' ' '; echo
  exit 0
fi
missing=""
for name in $wanted; do
  # A library may have been renamed with a t64 ending on newer systems.
  dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q "ok installed" && continue
  dpkg-query -W -f='${Status}' "${name}t64" 2>/dev/null | grep -q "ok installed" && continue
  missing="$missing $name"
done
[ -z "$missing" ] && exit 0
as_root=""
if [ "$(id -u)" != 0 ]; then
  if command -v sudo >/dev/null 2>&1; then as_root="sudo"; else
    echo "These system libraries are missing, and only an administrator can install them:$missing"
    exit 0
  fi
fi
echo "Installing system libraries:$missing"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq && $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null && exit 0
echo "Some system libraries could not be installed:$missing"
[ "$set_name" = test ] && exit 1
exit 0

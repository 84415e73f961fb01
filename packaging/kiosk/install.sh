#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Sets a Debian machine up as a kiosk: sudo packaging/kiosk/install.sh WHEEL
# It installs cage, a user without a password, the program in /opt/va-desktop, and the unit. Run it again to update.
# For a package or an image: DESTDIR=/somewhere packaging/kiosk/install.sh --files
# writes the unit and the settings of the system below that folder, and does nothing else.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=${DESTDIR:-}

files() {
  install -d -m 0755 "$root/etc/va-desktop" "$root/etc/systemd/system" "$root/etc/systemd/logind.conf.d" "$root/etc/sysctl.d"
  install -m 0644 "$here/va-desktop-kiosk.service" "$root/etc/systemd/system/va-desktop-kiosk.service"
  printf '[Login]\nNAutoVTs=0\nReserveVT=0\n' > "$root/etc/systemd/logind.conf.d/va-desktop.conf"
  printf 'kernel.sysrq = 0\n' > "$root/etc/sysctl.d/60-va-desktop.conf"
  chmod 0644 "$root/etc/systemd/logind.conf.d/va-desktop.conf" "$root/etc/sysctl.d/60-va-desktop.conf"
}

packages() {
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  # The compositor; the session of a user with its bus, its sound and its screen readers; printing.
  apt-get install -y -qq --no-install-recommends cage xwayland seatd libpam-systemd python3-venv \
    dbus-user-session at-spi2-core pipewire-pulse wireplumber cups-client >/dev/null
  "$here/../linux/system.sh" run
}

user() {
  # Its home is the folder of the unit, in memory; without a password nobody can sign in.
  id va-kiosk >/dev/null 2>&1 || useradd --system --home-dir /run/va-kiosk --no-create-home --shell /usr/sbin/nologin va-kiosk
  usermod --append --groups video,audio,render,input va-kiosk
}

program() {
  [ -x /opt/va-desktop/bin/python ] || python3 -m venv /opt/va-desktop
  /opt/va-desktop/bin/pip install -q --disable-pip-version-check --require-hashes -r "$here/../../requirements/run.txt"
  /opt/va-desktop/bin/pip install -q --disable-pip-version-check --no-deps --force-reinstall "$1"
}

case ${1:-} in
  --files) files; exit 0 ;;
  "") echo "Name the wheel of the program: sudo $0 va_desktop-0.1.0-py3-none-any.whl" >&2; exit 2 ;;
esac
[ -z "$root" ] || { echo "With DESTDIR only the files are written: $0 --files" >&2; exit 2; }
[ -f "$1" ] || { echo "There is no file $1." >&2; exit 2; }
[ "$(id -u)" = 0 ] || { echo "Run this as the administrator: sudo $0 $1" >&2; exit 2; }
command -v apt-get >/dev/null || { echo "This script knows Debian and its relatives only. docs/kiosk.md tells the steps." >&2; exit 2; }
packages
user
program "$1"
files
systemctl daemon-reload
systemctl enable va-desktop-kiosk.service
echo "Installed. Set the staff's PIN, then restart:"
echo "  /opt/va-desktop/bin/va-desktop --data /etc/va-desktop/set kiosk pin && mv /etc/va-desktop/set/config/kiosk.json /etc/va-desktop/"

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Sets a Debian machine up as a kiosk: sudo packaging/kiosk/install.sh WHEEL
# It installs cage, a user without a password, the program in /opt/va-desktop, and the unit. Run it again to update.
set -eu
wheel=${1:?"Name the wheel of the program: sudo $0 va_desktop-0.1.0-py3-none-any.whl"}
[ "$(id -u)" = 0 ] || { echo "Run this as the administrator: sudo $0 $wheel"; exit 1; }
command -v apt-get >/dev/null || { echo "This script knows Debian and its relatives only. docs/kiosk.md tells the steps."; exit 1; }
here=$(cd "$(dirname "$0")" && pwd)
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends cage xwayland python3-venv seatd libpam-systemd >/dev/null
"$here/../linux/system.sh" run
id va-kiosk >/dev/null 2>&1 || useradd --system --create-home --shell /usr/sbin/nologin --groups video,audio,render,input va-kiosk
[ -x /opt/va-desktop/bin/python ] || python3 -m venv /opt/va-desktop
/opt/va-desktop/bin/pip install -q --disable-pip-version-check --require-hashes -r "$here/../../requirements/run.txt"
/opt/va-desktop/bin/pip install -q --disable-pip-version-check --no-deps --force-reinstall "$wheel"
install -d -m 0755 /etc/va-desktop
install -m 0644 "$here/va-desktop-kiosk.service" /etc/systemd/system/va-desktop-kiosk.service
install -d /etc/systemd/logind.conf.d
printf '[Login]\nNAutoVTs=0\nReserveVT=0\n' > /etc/systemd/logind.conf.d/va-desktop.conf
printf 'kernel.sysrq = 0\n' > /etc/sysctl.d/60-va-desktop.conf
systemctl daemon-reload
systemctl enable va-desktop-kiosk.service
echo "Installed. Set the staff's PIN, then restart:"
echo "  /opt/va-desktop/bin/va-desktop --data /etc/va-desktop/set kiosk pin && mv /etc/va-desktop/set/config/kiosk.json /etc/va-desktop/"

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Stands in for systemd: what the unit lets a process see and write, made of mounts of its own, then the command.
#   unshare --mount --net --pid --fork --kill-child --mount-proc sh enclosure.sh USER PYTHON_HOME VENV CHECKOUT COMMAND...
# The root file system is read-only; /home, /root, /run and /tmp are empty and in memory; the environment VENV lies at
# /opt/va-desktop, where the unit's command looks for it; `va-kiosk` is an ordinary user. Nothing stays afterwards.
# USER is who va-kiosk is out here: 64901, or 0 where an ordinary user started it (unshare --map-root-user), who is alone
# in such a space and takes the number 64901 in one further inside.
set -eu
user=$1 base=$2 venv=$3 checkout=$4
shift 4
keep=$(mktemp -d)
mount -t tmpfs -o mode=755 tmpfs "$keep"
mkdir "$keep/base" "$keep/venv" "$keep/checkout"
mount --bind "$base" "$keep/base"
mount --bind "$venv" "$keep/venv"
mount --bind "$checkout" "$keep/checkout"
grep -v '^va-kiosk:' /etc/passwd > "$keep/passwd"
echo "va-kiosk:x:64901:64901::/run/va-kiosk:/usr/sbin/nologin" >> "$keep/passwd"
grep -v '^va-kiosk:' /etc/group > "$keep/group"
echo "va-kiosk:x:64901:" >> "$keep/group"
mount --bind "$keep/passwd" /etc/passwd
mount --bind "$keep/group" /etc/group
cd /
# What was kept lies below a folder that is about to be covered, so it is moved under /opt first.
mount -t tmpfs -o mode=755 tmpfs /opt
mkdir /opt/kept /opt/va-desktop
mount --rbind "$keep" /opt/kept
mount --bind /opt/kept/venv /opt/va-desktop
for covered in /home /root /run /tmp /var/tmp /dev/shm; do
  [ -d "$covered" ] && mount -t tmpfs -o mode=755 tmpfs "$covered"
done
chmod 1777 /tmp /var/tmp /dev/shm
for part in "base $base" "venv $venv" "checkout $checkout"; do
  place=${part#* }
  mkdir -p "$place"
  mount --bind "/opt/kept/${part%% *}" "$place"
  mount -o remount,ro,bind "$place"
done
mount -o remount,ro,bind /opt/va-desktop
mount -o remount,ro,bind /
install -d -o "$user" -g "$user" -m 0700 /run/user/64901
echo ready
exec "$@"

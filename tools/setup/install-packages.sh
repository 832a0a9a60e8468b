#!/bin/sh
# Installs the named packages from Debian's or Ubuntu's archive, as root, and starts none of their daemons:
# not now (policy-rc.d, see invoke-rc.d(8)) and not at the next boot.
set -eu

policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  trap 'rm -f "$policy"' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
fi

export DEBIAN_FRONTEND=noninteractive
apt-get --quiet=2 update
apt-get --quiet=2 --yes --no-install-recommends -o DPkg::Lock::Timeout=300 install "$@"

if command -v systemctl >/dev/null; then
  dpkg --listfiles "$@" | sed -n 's|.*/systemd/system/\([^/]*[^@]\.service\)$|\1|p' | while read -r unit; do
    systemctl --quiet disable "$unit" 2>/dev/null || true
  done
fi

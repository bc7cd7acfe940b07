#!/bin/bash
# Dovecot's submission service on 127.0.0.1, which wants STARTTLS and an account and relays to another server:
# dovecot.sh FOLDER PORT RELAY-PORT CERTIFICATE KEY; stays until it is killed. Every account's password is `mat-khau`.
set -euo pipefail
folder=$1
mkdir -p "$folder"/{run,home}
# Its processes run as other users where it is started by root.
chmod 755 "$folder"
chmod 777 "$folder/home"
if [ "$(id -u)" -eq 0 ]; then user=nobody group=nogroup; else user=$(id -un) group=$(id -gn); fi
cat > "$folder/dovecot.conf" <<END
base_dir = $folder/run
log_path = $folder/log
protocols = submission
listen = 127.0.0.1
hostname = localhost
ssl = required
ssl_cert = <$4
ssl_key = <$5
default_internal_user = $user
default_internal_group = $group
default_login_user = $user
first_valid_uid = 1
first_valid_gid = 1
auth_mechanisms = plain login
passdb {
  driver = static
  args = password=mat-khau
}
userdb {
  driver = static
  args = uid=$(id -u "$user") gid=$(id -g "$user") home=$folder/home
}
mail_location = maildir:$folder/home/mail
submission_relay_host = 127.0.0.1
submission_relay_port = $3
service submission-login {
  chroot =
  inet_listener submission {
    port = $2
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
END
echo "$2"
exec /usr/sbin/dovecot -F -c "$folder/dovecot.conf"

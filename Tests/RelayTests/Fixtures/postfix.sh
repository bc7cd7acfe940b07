#!/bin/bash
# A Postfix relay of its own on 127.0.0.1: postfix.sh FOLDER PORT; stopped by `postfix -c FOLDER/etc stop`.
# Takes mail for so.example into FOLDER/mail/inbox, defers hoan@, knows no khong-co@, and refuses the content
# of letters with `X-Reject: yes`.
set -euo pipefail
folder=$1
port=$2
mkdir -p "$folder"/{etc,queue,data,mail}
chmod 755 "$folder"
chown postfix "$folder/data"
chown 65534 "$folder/mail"
cat > "$folder/etc/main.cf" <<END
compatibility_level = 3.6
queue_directory = $folder/queue
data_directory = $folder/data
daemon_directory = /usr/lib/postfix/sbin
command_directory = /usr/sbin
mail_owner = postfix
setgid_group = postdrop
myhostname = relay.so.example
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mydestination =
virtual_mailbox_domains = so.example
virtual_mailbox_base = $folder/mail
virtual_mailbox_maps = static:inbox/
virtual_uid_maps = static:65534
virtual_gid_maps = static:65534
virtual_minimum_uid = 1000
header_checks = regexp:$folder/etc/headers
smtpd_recipient_restrictions = check_recipient_access regexp:$folder/etc/recipients, permit_mynetworks, reject
smtpd_forbid_unauth_pipelining = yes
maillog_file = $folder/mail.log
maillog_file_prefixes = $folder
END
echo '/^X-Reject: yes/ REJECT not here' > "$folder/etc/headers"
printf '/^hoan@/ DEFER busy\n/^khong-co@/ REJECT no such user\n' > "$folder/etc/recipients"
cat > "$folder/etc/master.cf" <<END
127.0.0.1:$port inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
anvil unix - - n - 1 anvil
virtual unix - n n - - virtual
error unix - - n - - error
retry unix - - n - - error
proxymap unix - - n - - proxymap
postlog unix-dgram n - n - 1 postlogd
END
postfix -c "$folder/etc" start

/// What servers say about a recipient's address, in the words they say it in.
///
/// Taken from the documentation of Microsoft 365, Google, Yahoo and Apple, from the sources of Postfix,
/// Exim, sendmail and qmail, and from the sets of bounces that Sisimai reads.
enum AddressWords {
    /// Rule out that nobody is there: it is full, slow or guarded, or the letter or its sender is at fault.
    static let alive = [
        // The mailbox is full, its system has no room or cannot write.
        "quota*", "overquota", "full", "storage", "diskspace", "disk*", "no space",
        "not enough space",
        "enough space", "insufficient*", "exceed*", "limit*", "too many", "too much", "too large",
        "too big",
        "too long", "size", "procmail", "maildrop", "couldn't create", "can't create",
        "cannot create",
        "can't open", "couldn't open", "permission denied", "read only", "i/o error",
        "command died",
        "system error", "internal error", "configuration error", "local error", "malformed",
        // For now.
        "rate", "rates", "ratelimit*", "throttl*", "too quickly", "too fast", "busy", "greylist*",
        "graylist*",
        "temporar*", "try again", "try later", "later", "timed out", "timeout", "time out",
        "deferred",
        "maintenance", "service unavailable", "not available at this time", "connection*",
        "unreachable",
        "not reachable", "name server reply", "name server error", "name server fail*",
        "name server time*", "servfail", "expired", "retry", "suspend*",
        "frozen",
        "locked",
        // The sender, his server, his letter.
        "sender", "senders", "spam*", "junk", "unsolicited", "bulk", "abuse*", "virus*", "malware",
        "phish*",
        "content", "blacklist*", "blocklist*", "blocked", "block list", "black list", "denylist*",
        "blocking", "blackhole*", "whitelist*", "allowlist*", "rbl", "dnsbl", "dnsrbl", "spamhaus*",
        "spamcop", "barracuda*", "is listed", "are listed", "listed on", "listed by", "reputation",
        "banned", "suspicious", "spf", "dkim",
        "dmarc",
        "dmarcian", "helo", "ehlo", "ptr", "rdns", "reverse dns", "unauthenticated", "authenticat*",
        "tls",
        "starttls", "certificate*", "encrypt*",
        // A policy, a wish, a rule.
        "policy", "policies", "preference*", "prohibited", "restrict*", "not allowed",
        "not permitted",
        "not authorized", "not authorised", "unauthorized", "unauthorised", "relay*",
        "refuses to accept",
        "complain*", "challenge",
        // On the way.
        "loop*", "looping", "hop count", "too many hops", "hops",
    ]

    /// Mean that nobody has the address, or that its domain takes no mail.
    static let nobody = [
        "user unknown", "unknown user", "unknown local user", "unknown local part",
        "user is unknown",
        "recipient unknown", "unknown recipient", "addressee unknown", "unknown addressee",
        "address unknown", "mailbox unknown", "unknown mailbox", "account unknown",
        "unknown account", "unknown or illegal user", "unknown or illegal alias",
        "unknown or invalid",
        "unknown virtual user", "userunknown", "user not known", "not a known user",
        "not known here",
        "no such user", "nosuchuser", "no such address", "no such recipient", "no such mailbox",
        "no such person", "no such account", "no such local user", "no such alias", "no such email",
        "no such domain", "no such host", "no mailbox", "no mail box", "no account by that name",
        "no user by that name", "no one at this address", "no existe", "not exist*",
        "doesn't exist",
        "don't exist", "nonexistent", "non existent user", "non existent recipient",
        "non existent mailbox",
        "non existing", "doesn't have a account", "doesn't have an account",
        "does not have an account",
        "user not found", "mailbox not found", "recipient not found", "recipientnotfound",
        "recipnotfound", "address not found", "account not found",
        "not found by smtp address lookup",
        "email address could not be found", "recipient was not found", "couldn't be found",
        "user couldn't be found", "not in directory", "not listed in", "not present in directory",
        "mailbox not present", "not in my list", "not our customer", "not in our list",
        "not in user list",
        "not a local address", "is not local", "user not local", "not a valid recipient",
        "not a valid mailbox", "not a valid user", "not a valid address", "address is not valid",
        "recipient is not valid", "mailbox is not valid", "user is not valid", "no longer valid",
        "no longer available", "no longer active",
        "no longer in use", "no longer accepts mail", "no longer on server", "no longer exists",
        "no longer an employee", "no longer employed", "no longer with us", "no longer works",
        "invalid recipient", "invalid user", "invalid mailbox", "invalid address",
        "invalid account",
        "invalid local part", "invalid or unknown", "recipient is invalid", "mailbox invalid",
        "mailbox is invalid", "recipient address rejected", "bad destination mailbox",
        "bad address",
        "bad recipient", "badrcptto", "mailbox unavailable", "mailbox is unavailable",
        "mailbox unavaiable", "account is unavailable", "account unavailable",
        "recipient unavailable",
        "user unavailable", "discontinued", "deactivated", "inactive", "not active",
        "user is terminated", "user terminated", "account has been deleted",
        "mailbox has been deleted",
        "account closed", "account is closed", "disabled", "unable to find mailbox",
        "unable to find user",
        "unable to find recipient", "could not find user", "could not find recipient",
        "could not find mailbox", "unrouteable",
        "unroutable", "domain not found", "domain name not found", "host not found", "unknown host",
        "host unknown", "unknown domain", "domain does not exist", "domain is unknown",
        "nonexistentdomain",
        "nxdomain", "bad destination host", "null mx", "nullmx", "unknown email", "wrong address",
        "hộp thư không tồn tại", "địa chỉ không tồn tại", "tài khoản không tồn tại",
        "không tồn tại",
    ]

    /// A mailbox that is there and takes nothing: full, or slow.
    private static let full = [
        "mailbox full", "mailbox is full", "full mailbox", "mailbox over quota",
        "user is over quota",
        "user over quota", "mailbox size limit", "mailbox quota*", "out of storage",
        "storage allocation",
        "receiving mail too quickly", "receiving mail at a rate", "too many messages in",
    ]

    /// Whether the reply is about its recipient's mailbox, and not about the server or what we send.
    static func areAboutRecipient(_ reply: Reply) -> Bool {
        if ["5.2.2", "5.2.121", "5.2.122"].contains(reply.enhanced) { return true }
        let words = ReplyWords(reply.text)
        return DeadAddress.isMeant(by: reply) || words.says(anyOf: full)
            || reply.code == 552 && words.says("quota*")
    }
}

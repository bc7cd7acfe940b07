import Campaigns
import Texts

/// Calendars and mail servers: blocks that every campaign of a home can name.
struct SharedBlocks {
    private(set) var calendars: [String: WorkingCalendar] = [:]
    private(set) var mailServers: [String: MailServer] = [:]
    private(set) var findings: [Finding] = []

    init(_ blocks: [Block]) {
        var first: [String: Block] = [:]
        for block in blocks where block.kind == .calendar || block.kind == .mailServer {
            var reader = ValueReader(block)
            let name = "\(block.kind) \(block.id)"
            if let earlier = first[name] {
                reader.report(
                    .repeatedBlock,
                    Findings.repeatedBlock(
                        block.kind.label,
                        block.id,
                        path: earlier.path,
                        line: earlier.line
                    )
                )
                findings += reader.findings
                continue
            }
            first[name] = block
            switch block.kind {
            case .calendar: calendars[block.id] = Self.calendar(&reader)
            case .mailServer: mailServers[block.id] = Self.mailServer(&reader)
            default: continue
            }
            findings += reader.findings
        }
    }

    private static func calendar(_ reader: inout ValueReader) -> WorkingCalendar? {
        reader.requireKeys()
        let validity = reader.value(.valid) { cursor throws(Finding) in try cursor.validity() }
        let weekly = reader.value(.weeklyOff) { cursor throws(Finding) in
            var days: Set<Weekday> = [try cursor.weekday()]
            while cursor.accept(.comma) { days.insert(try cursor.weekday()) }
            return days
        }
        var daysOff: [CivilDate: String] = [:]
        let ranges = reader.values(.off) { cursor throws(Finding) in
            (try cursor.days(), try cursor.string())
        }
        for (days, name) in ranges {
            for date in days { daysOff[date] = name }
        }
        let worked = reader.values(.work) { cursor throws(Finding) in
            (try cursor.date(), try cursor.string())
        }
        guard let validity, let weekly else { return nil }
        return WorkingCalendar(
            validity: validity,
            weeklyDaysOff: weekly,
            daysOff: daysOff,
            workedDays: Dictionary(worked, uniquingKeysWith: { first, _ in first })
        )
    }

    private static func mailServer(_ reader: inout ValueReader) -> MailServer? {
        reader.requireKeys()
        let endpoint = reader.value(.server) { cursor throws(Finding) in try cursor.endpoint() }
        let sender = reader.value(.from) { cursor throws(Finding) in try cursor.address() }
        let user = reader.string(.user)
        let secret = reader.value(.password) { cursor throws(Finding) -> MailServer.Secret in
            if cursor.accept(.variable) {
                guard let token = cursor.current, token.folded != nil else {
                    throw cursor.unexpected(Findings.aVariableName)
                }
                cursor.advance()
                return .environment(token.text)
            }
            guard cursor.accept(.file) else {
                // Whatever stands here may be the password itself: it is not quoted.
                throw cursor.finding(.secretWritten, cursor.current, Findings.secretWritten)
            }
            guard let token = cursor.current else { throw cursor.unexpected(Findings.aPath) }
            cursor.advance()
            return .file(path: token.text)
        }
        let authentication = reader.value(.auth) {
            cursor throws(Finding) -> MailServer.Authentication in
            if cursor.accept(.none) { return .none }
            guard let token = cursor.current,
                let mechanism = MailServer.Authentication(rawValue: token.text.uppercased())
            else { throw cursor.unexpected(Findings.anAuthentication) }
            cursor.advance()
            return mechanism
        }
        let security = reader.value(.certificate) { cursor throws(Finding) -> MailServer.Security in
            if cursor.accept(.system) { return .system }
            if cursor.accept(.unverified) { return .unverified }
            if cursor.accept(.plaintext) { return .plain }
            try cursor.expect(.file)
            guard let token = cursor.current, token.folded != nil else {
                throw cursor.unexpected(Findings.aPath)
            }
            cursor.advance()
            return .authorities(path: token.text)
        }
        let rates = reader.value(.rate) { cursor throws(Finding) in try cursor.rates() }
        let connections = reader.value(.connections) { cursor throws(Finding) in
            try cursor.connections()
        }
        let clientCertificate = reader.value(.clientCertificate) {
            cursor throws(Finding) -> String in
            try cursor.expect(.file)
            guard let token = cursor.current, token.folded != nil else {
                throw cursor.unexpected(Findings.aPath)
            }
            cursor.advance()
            return token.text
        }
        let provider = reader.value(.provider) { cursor throws(Finding) in try cursor.provider() }
        let replyTo = reader.value(.replyTo) { cursor throws(Finding) in try cursor.address() }
        let bounces = reader.value(.bouncesTo) { cursor throws(Finding) in try cursor.address() }
        let operatorAddress = reader.value(.operatorAddress) { cursor throws(Finding) in
            try cursor.address()
        }
        if let entry = reader.entry(.user), user != nil {
            if security == .plain { reader.report(.badPath, at: entry, Findings.accountInClear) }
            if !reader.has(.password) {
                reader.report(
                    .missingKey,
                    Findings.missingKey(Key.password.label, in: BlockKind.mailServer.label)
                )
            }
        }
        guard let endpoint, let sender else { return nil }
        var server = MailServer(
            id: MailServerID(reader.block.id),
            host: endpoint.host,
            port: endpoint.port,
            isImplicitTLS: endpoint.isImplicitTLS,
            sender: sender
        )
        server.user = user
        server.secret = secret
        server.authentication = authentication
        server.security = security
        server.replyTo = replyTo
        server.bounceAddress = bounces
        server.operatorAddress = operatorAddress
        server.rates = rates ?? []
        server.connections = connections
        server.clientCertificatePath = clientCertificate
        server.provider = provider ?? .generic
        return server
    }
}

extension Cursor {
    /// `N thư mỗi giây, N thư mỗi ngày`.
    fileprivate mutating func rates() throws(Finding) -> [MailServer.Rate] {
        var rates: [MailServer.Rate] = []
        repeat {
            let count = try number(1...9999)
            let seconds: Int
            if accept(.lettersPerSecond) {
                seconds = 1
            } else if accept(.lettersPerMinute) {
                seconds = 60
            } else if accept(.lettersPerHour) {
                seconds = 3600
            } else {
                try expect(.lettersPerDay)
                seconds = 86_400
            }
            rates.append(MailServer.Rate(letters: count, seconds: seconds))
        } while accept(.comma)
        return rates
    }

    /// `N` or `N đến N`.
    fileprivate mutating func connections() throws(Finding) -> ClosedRange<Int> {
        let token = current
        let lower = try number(1...100)
        guard accept(.until) else { return lower...lower }
        let upper = try number(1...100)
        guard lower <= upper else {
            throw finding(.reversedRange, token, Findings.numberRange(lower...max(lower, 100)))
        }
        return lower...upper
    }

    fileprivate mutating func provider() throws(Finding) -> MailServer.Provider {
        if accept(.microsoft365) { return .microsoft365 }
        if accept(.googleWorkspace) { return .googleWorkspace }
        if accept(.ses) { return .ses }
        try expect(.generic)
        return .generic
    }

    /// `smtp://host[:port]` or `smtps://host[:port]`; 587 and 465 where no port is given.
    fileprivate mutating func endpoint() throws(Finding) -> Endpoint {
        guard let token = current else { throw unexpected(Findings.aServer) }
        guard let endpoint = Endpoint(token.text) else {
            throw finding(.badPath, token, Findings.badServer(token.text))
        }
        advance()
        return endpoint
    }
}

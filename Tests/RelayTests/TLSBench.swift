import Delivery
import Foundation
import ProgramBench
import Testing

/// A folder with a certificate, an inbox and a home that sends one test letter.
struct TLSBench {
    /// A server under its certificate.
    struct Relay {
        fileprivate let server: Server
        fileprivate let scheme: String
        /// As a home's file names it.
        var address: String { "\(scheme)://localhost:\(server.port)" }
    }

    let folder: URL
    let certificate: String
    let key: String
    private var inbox: URL { folder.appendingPathComponent("inbox") }

    /// `hasEnded`: the certificate's last day was in 2020.
    init(host: String = "localhost", hasEnded: Bool = false) throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        certificate = folder.appendingPathComponent("cert.pem").path
        key = folder.appendingPathComponent("key.pem").path
        let result = try OtherProgram.run(
            "/usr/bin/openssl",
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                "-nodes", "-days", "2", "-subj", "/CN=\(host)", "-addext",
                "subjectAltName=DNS:\(host)", "-keyout", key, "-out", certificate,
            ]
        )
        try #require(result.code == 0, "\(String(decoding: result.errors, as: UTF8.self))")
        if hasEnded { try end(of: host) }
    }

    /// Signs the certificate anew, for days that are past.
    private func end(of host: String) throws {
        func file(_ name: String, _ text: String) throws -> String {
            let url = folder.appendingPathComponent(name)
            try text.write(to: url, atomically: true, encoding: .utf8)
            return url.path
        }
        let database = try file("index.txt", "")
        let serial = try file("serial", "01\n")
        let settings = try file(
            "ca.cnf",
            """
            [ca]
            default_ca = own
            [own]
            database = \(database)
            serial = \(serial)
            new_certs_dir = \(folder.path)
            default_md = sha256
            policy = any
            x509_extensions = host
            [any]
            commonName = supplied
            [host]
            subjectAltName = DNS:\(host)
            basicConstraints = CA:TRUE

            """
        )
        let request = folder.appendingPathComponent("request.pem").path
        for arguments in [
            ["req", "-new", "-key", key, "-subj", "/CN=\(host)", "-out", request],
            [
                "ca", "-batch", "-notext", "-selfsign", "-config", settings, "-keyfile", key,
                "-startdate", "20200101000000Z", "-enddate", "20200102000000Z", "-in", request,
                "-out", certificate,
            ],
        ] {
            let result = try OtherProgram.run("/usr/bin/openssl", arguments)
            let errors = String(decoding: result.errors, as: UTF8.self)
            try #require(result.code == 0, "\(errors)")
        }
    }

    /// aiosmtpd with STARTTLS; `more`: other options of `Fixtures/relay.py`.
    func starttls(_ more: String...) throws -> Relay { try starttls(more) }

    func starttls(_ more: [String]) throws -> Relay {
        Relay(server: try relay("--starttls", more), scheme: "smtp")
    }

    /// aiosmtpd with TLS from the beginning.
    func smtps(_ more: String...) throws -> Relay {
        Relay(server: try relay("--smtps", more), scheme: "smtps")
    }

    private func relay(_ kind: String, _ more: [String]) throws -> Server {
        try Server.relay([inbox.path, kind, certificate, key] + more)
    }

    /// `isTrusted`: the home's file names the certificate as an authority; nil: it names none.
    func send(
        to relay: Relay,
        hasAccount: Bool = true,
        password: String? = nil,
        isTrusted: Bool? = true,
        lines more: [String] = []
    ) throws -> DonDocProgram.Result {
        var lines = block(relay, isTrusted: isTrusted) + more
        if hasAccount { lines += Self.account }
        let home = try home(lines)
        defer { home.remove() }
        var program = DonDocProgram(home: home.url)
        if let password { program.environment["DONDOC_TEST_PASSWORD"] = password }
        let result = try program.run("send-test", "ai-do@so.example")
        #expect(try program.run("ledger").code == 0)
        return result
    }

    private static let account = [
        "  tài khoản: \"tccb\"", "  mật khẩu: biến DONDOC_TEST_PASSWORD", "  xác thực: PLAIN",
    ]

    /// What `doctor` says of a home that writes by that server.
    func examine(_ relay: Relay, hasAccount: Bool = false) throws -> DonDocProgram.Result {
        let home = try home(block(relay) + (hasAccount ? Self.account : []))
        defer { home.remove() }
        return try DonDocProgram(home: home.url).run("doctor")
    }

    private func block(_ relay: Relay, isTrusted: Bool? = true) -> [String] {
        ["  máy chủ: \(relay.scheme)://localhost:\(relay.server.port)"]
            + (isTrusted.map { ["  chứng thư: " + ($0 ? "tệp \(certificate)" : "hệ thống")] } ?? [])
    }

    private func home(_ lines: [String]) throws -> GeneratedHome {
        try GeneratedHome(
            units: 1,
            server: lines.joined(separator: "\n"),
            milestones: "MỐC viec \"Việc\"\n  hạn: không"
        )
    }

    /// One line for each letter that arrived.
    func sessions() throws -> [String] {
        guard FileManager.default.fileExists(atPath: inbox.path) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: inbox.path)
            .filter { $0.hasSuffix(".session") }
            .map {
                try String(contentsOf: inbox.appendingPathComponent($0), encoding: .utf8)
                    .trimmingCharacters(in: .whitespacesAndNewlines)
            }
    }
}

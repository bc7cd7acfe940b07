import Foundation
import ProgramBench
import Testing

/// What the first letter would meet is tried when the service starts, months before it is due.
@Suite(.serialized) struct StartedServiceTests {
    /// What is wrong with the server, and what is said of it.
    enum Fault: String, CaseIterable, Sendable {
        case wrongPassword, noPassword, openPassword, expiredCertificate, otherHost,
            unknownAuthority,
            noAuthorities, strippedTLS

        var words: String {
            switch self {
            case .wrongPassword: "máy chủ thư không nhận tài khoản hoặc mật khẩu (535"
            case .noPassword: "không có mật khẩu ($DONDOC_TEST_PASSWORD)"
            case .openPassword: "người khác trên máy đọc hoặc ghi được tệp mật khẩu"
            case .expiredCertificate: "chứng thư của máy chủ thư đã hết hạn"
            case .otherHost: "chứng thư của máy chủ thư là của tên máy khác"
            case .unknownAuthority: "chứng thư của máy chủ thư không tin được"
            case .noAuthorities: "không dùng được tệp chứng thư gốc trên máy này"
            case .strippedTLS: "máy chủ thư không thiết lập được TLS"
            }
        }

        /// What `doctor` says: to whoever runs it the service's variable may be unknown.
        var diagnosis: String {
            self == .noPassword
                ? "biến DONDOC_TEST_PASSWORD không có trong phiên làm việc này" : words
        }
    }

    @Test(arguments: Fault.allCases)
    func `the service says at its start what would keep letters back, goes on, and doctor agrees`(
        fault: Fault
    ) throws {
        let bench = try TLSBench(
            host: fault == .otherHost ? "elsewhere.example" : "localhost",
            hasEnded: fault == .expiredCertificate
        )
        let strip = fault == .strippedTLS ? ["--strip"] : []
        let relay = try bench.starttls(["--account", "tccb", "dung-mat-khau"] + strip)
        let file = bench.folder.appendingPathComponent("mat-khau")
        try Data("dung-mat-khau\n".utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file.path)
        let authorities: String =
            switch fault {
            case .unknownAuthority: "hệ thống"
            case .noAuthorities: "tệp /khong/co.pem"
            default: "tệp \(bench.certificate)"
            }
        let home = try GeneratedHome(
            units: 2,
            server: """
                  máy chủ: \(relay.address)
                  chứng thư: \(authorities)
                  tài khoản: "tccb"
                  mật khẩu: \(fault == .openPassword ? "tệp \(file.path)" : "biến DONDOC_TEST_PASSWORD")
                  xác thực: PLAIN
                """,
            milestones: "MỐC viec \"Việc\"\n  hạn: không"
        )
        defer { home.remove() }
        var program = DonDocProgram(home: home.url)
        if fault != .noPassword {
            program.environment["DONDOC_TEST_PASSWORD"] =
                fault == .wrongPassword ? "sai-bet-nhe-2021" : "dung-mat-khau"
        }
        let service = try RunningService(program)
        defer { service.kill() }
        let said = try service.wait(for: fault.words)
        #expect(said.contains(" error máy chủ thư «may» (localhost:"), "\(said)")
        #expect(service.process.isRunning)
        let doctor = try program.run("doctor")
        #expect(doctor.code == (fault == .noPassword ? 0 : 1))
        let diagnosis = doctor.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(diagnosis.contains(fault.diagnosis), "\(doctor.output)")
        #expect(service.stop() == 0)
        for secret in ["sai-bet-nhe-2021", "dung-mat-khau"] {
            #expect(!(service.log + doctor.output).contains(secret))
        }
        #expect(try bench.sessions().isEmpty)
        #expect(try program.run("ledger").code == 0)
    }
}

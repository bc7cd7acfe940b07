import Foundation
import MailCatcher
import ProgramBench
import Testing

/// `outbox`: which letters an act is about, and what it says it did.
@Suite struct OutboxCommandTests {
    private static let blocks = """
        MỐC ke-hoach "Kế hoạch phát động"
          hạn: 15/03/2021 17:00
        NHẮC VIỆC truoc "Nhắc trước hạn"
          mốc: mọi mốc
          gửi: 7 ngày trước hạn, lúc 08:00
          gửi: 3 ngày trước hạn, lúc 08:00
          gửi tới: đơn vị chưa nộp
          duyệt trước khi gửi: có
          khung giờ gửi: 07:30 đến 17:00

        """

    /// Seven letters, one a unit, are held on Monday 08/03/2021 at 08:00.
    private func home() throws -> (home: GeneratedHome, program: DonDocProgram) {
        let home = try GeneratedHome(
            units: 7,
            server: "  máy chủ: smtp://127.0.0.1:1",
            milestones: Self.blocks,
            years: 2021...2021
        )
        let program = DonDocProgram(home: home.url)
        try program.run("tick", "--now", "2021-03-01T00:00")
        let tick = try program.run("tick", "--now", "2021-03-08T08:00")
        #expect(tick.output.contains("7 thư đang giữ"), "\(tick.output)")
        return (home, program)
    }

    @Test func `an act says what it did, to how many, to whom, and when they leave`() throws {
        let (home, program) = try home()
        defer { home.remove() }
        let now = ["--now", "2021-03-08T09:00"]
        let two = try program.run(["outbox", "release", "1", "2"] + now)
        #expect(
            two.output == """
                đã cho gửi 2 thư: #1 u1@so.example (U1), #2 u2@so.example (U2)
                gửi ở lượt kế tiếp

                """
        )
        for act in ["release", "retry", "hold", "cancel"] {
            let wrong = try program.run(["outbox", act] + now)
            #expect(wrong.code == 64, "\(act): \(wrong.errors)")
            #expect(wrong.errors.contains("nêu số của thư"), "\(act): \(wrong.errors)")
        }
        let evening = ["--now", "2021-03-13T20:00"]
        let one = try program.run(["outbox", "release", "--unit", "u3", "--lang", "en"] + evening)
        #expect(
            one.output == """
                released 1 letter: #3 u3@so.example (U3)
                leaving from 07:30 15/03/2021

                """,
            "\(one.errors)"
        )
        // Without --now the present of a home that is told the time is that of its last pass.
        let six = try program.run("outbox", "release", "6")
        #expect(six.output.hasSuffix("\ngửi ở lượt kế tiếp\n"), "\(six.output)")
        let held = try program.run(["outbox", "hold", "--unit", "Đơn vị 1"] + now)
        #expect(
            held.output == """
                đã giữ lại 1 thư: #1 u1@so.example (U1); cho gửi: dondoc outbox release 1

                """,
            "\(held.errors)"
        )
        let late = try program.run(
            ["outbox", "release", "--unit", "U4", "--now", "2021-03-15T17:05"]
        )
        #expect(
            late.output.hasSuffix("\nđã hết thời gian gửi, lượt kế tiếp sẽ bỏ\n"),
            "\(late.output)"
        )
        let cancelled = try program.run(["outbox", "cancel", "--all"] + now)
        #expect(cancelled.output == "đã hủy 7 thư; không gửi nữa\n", "\(cancelled.errors)")
    }

    @Test func `letters are chosen by block and line, by unit and by day`() throws {
        let (home, program) = try home()
        defer { home.remove() }
        func count(_ arguments: String...) throws -> Int {
            let list = try program.run(["outbox", "list", "--format", "csv"] + arguments)
            #expect(list.code == 0, "\(list.errors)")
            return list.output.split(separator: "\n").count - 1
        }
        #expect(try count("--rule", "truoc") == 7)
        #expect(try count("--rule", "truoc/2") == 0)
        #expect(try count("--unit", "U4") == 1)
        #expect(try count("--day", "08/03/2021", "--rule", "truoc/1") == 7)
        #expect(try count("--day", "09/03/2021") == 0)
        let released = try program.run("outbox", "release", "--day", "2021-03-08")
        #expect(released.output.hasPrefix("đã cho gửi 7 thư\n"), "\(released.errors)")
    }

    @Test func `where nothing was there to be changed this is said, and exits 1`() throws {
        let (home, program) = try home()
        defer { home.remove() }
        let none = try program.run("outbox", "release", "--rule", "sau")
        #expect(none.code == 1)
        #expect(none.errors == "dondoc: lỗi: không có thư nào như vậy đang giữ\n")
        let hold = try program.run("outbox", "hold", "--unit", "U4")
        #expect(hold.code == 1)
        #expect(
            hold.errors
                == "dondoc: lỗi: không có thư nào như vậy đang chờ gửi; 1 thư khớp: 1 giữ chờ duyệt\n"
        )
        let some = try program.run("outbox", "release", "1", "99")
        #expect(some.code == 1)
        #expect(some.output.hasPrefix("đã cho gửi 1 thư: #1"))
        #expect(some.errors.contains("1 thư không có hoặc không ở trạng thái phù hợp"))
        let unnamed = try program.run("outbox", "release")
        #expect(unnamed.code == 64)
        #expect(unnamed.errors.contains("--rule, --unit, --day, hoặc --all"))
        #expect(try program.run("outbox", "release", "--rule", "a/b").code == 64)
    }

    @Test(arguments: ["held", "đang giữ", "dang-giu", "Đang giữ", "giữ chờ duyệt", "giu-cho-duyet"])
    func `a state is named in either language`(state: String) throws {
        let (home, program) = try home()
        defer { home.remove() }
        let list = try program.run("outbox", "list", "--state", state, "--format", "csv")
        #expect(list.output.split(separator: "\n").count == 8, "\(list.errors)")
    }

    @Test func `a state that is none is answered with the list, which the help has too`() throws {
        let (home, program) = try home()
        defer { home.remove() }
        let names =
            "chờ gửi (pending), đang gửi (claimed, inFlight), tạm hoãn (deferred), "
            + "đang giữ (held), đã gửi (sent), không gửi được (failed), chưa rõ (ambiguous), "
            + "không gửi (skipped), đã hủy (cancelled), lỡ (expired), cách ly (quarantined)"
        let wrong = try program.run("outbox", "list", "--state", "chờ")
        #expect(wrong.code == 1)
        #expect(wrong.errors.contains("không có trạng thái «chờ»; chọn một trong: \(names)"))
        let help = try OtherProgram.run(DonDocProgram.path, ["outbox", "list", "--help"]).text
        let words = help.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains(names), "\(help)")
    }

    @Test func `a letter is shown in the campaign's time`() async throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-inbox-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let catcher = try await MailCatcher(inbox: folder)
        let home = try GeneratedHome(
            units: 1,
            server: "  máy chủ: smtp://127.0.0.1:\(catcher.port)",
            milestones: Self.blocks.replacing("  duyệt trước khi gửi: có\n", with: ""),
            years: 2021...2021
        )
        defer { home.remove() }
        let program = DonDocProgram(home: home.url)
        try program.run("tick", "--now", "2021-03-01T00:00")
        #expect(try program.run("tick", "--now", "2021-03-08T08:00").code == 0)
        try await catcher.stop()
        let show = try program.run("outbox", "show", "1")
        #expect(show.output.contains("08:00 08/03/2021"), "\(show.output)")
        #expect(show.output.contains("lần 1, 08:00 08/03/2021:"), "\(show.output)")
        #expect(!show.output.contains("2021-03-08T"), "\(show.output)")
    }
}

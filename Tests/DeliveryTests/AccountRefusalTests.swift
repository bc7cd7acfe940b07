import Campaigns
import Delivery
import Testing
import Trials

/// A wave of letters into each reply by which a provider says that it takes no more letters of ours.
///
/// Texts of Microsoft 365, Google, Amazon SES, cPanel, Zimbra and Postfix as in ``ReplyTableTests``, where
/// their sources stand.
@Suite struct AccountRefusalTests {
    fileprivate struct Answer: Sendable, CustomTestStringConvertible {
        let phase: SMTPPhase
        let code: Int
        let enhanced: String?
        let text: String
        var provider = "chung"

        var outcome: Outcome {
            .rejected(phase, Reply(code: code, enhanced: enhanced, text: text))
        }

        var testDescription: String { "\(phase.rawValue) \(code) \(enhanced ?? "") \(text)" }
    }

    fileprivate static let answers: [Answer] = [
        Answer(
            phase: .data,
            code: 432,
            enhanced: "4.3.2",
            text: "Concurrent connections limit exceeded",
            provider: "microsoft-365"
        ),
        Answer(
            phase: .content,
            code: 554,
            enhanced: "5.2.0",
            text: "STOREDRV.Submission.Exception:SubmissionQuotaExceededException",
            provider: "microsoft-365"
        ),
        Answer(
            phase: .content,
            code: 550,
            enhanced: "5.1.90",
            text:
                "Your message can't be sent because you've reached your daily limit for recipients",
            provider: "microsoft-365"
        ),
        Answer(
            phase: .mail,
            code: 501,
            enhanced: "5.1.8",
            text: "Access denied, bad outbound sender",
            provider: "microsoft-365"
        ),
        Answer(
            phase: .content,
            code: 550,
            enhanced: "5.7.708",
            text: "Access denied, traffic not accepted from this IP"
        ),
        Answer(
            phase: .content,
            code: 550,
            enhanced: "5.7.60",
            text: "SMTP; Client does not have permissions to send as this sender"
        ),
        Answer(
            phase: .content,
            code: 550,
            enhanced: "5.7.501",
            text: "Access denied, spam abuse detected from IP range"
        ),
        Answer(
            phase: .content,
            code: 550,
            enhanced: "5.7.705",
            text: "Access denied, tenant has exceeded threshold"
        ),
        Answer(
            phase: .content,
            code: 451,
            enhanced: "4.7.500",
            text: "Server busy. Please try again later from [192.0.2.1]."
        ),
        Answer(phase: .rcpt, code: 452, enhanced: "4.5.3", text: "Too many recipients"),
        Answer(
            phase: .content,
            code: 421,
            enhanced: "4.7.28",
            text: "Our system has detected an unusual rate of mail"
        ),
        Answer(
            phase: .mail,
            code: 550,
            enhanced: "5.4.5",
            text: "Daily user sending limit exceeded",
            provider: "google-workspace"
        ),
        Answer(
            phase: .content,
            code: 550,
            enhanced: "5.7.1",
            text: "Our system has detected an unusual rate of unsolicited mail ... blocked"
        ),
        Answer(
            phase: .content,
            code: 550,
            enhanced: "5.7.26",
            text: "This mail has been blocked because the sender is unauthenticated"
        ),
        Answer(
            phase: .mail,
            code: 450,
            enhanced: "4.2.1",
            text: "Peak SMTP relay limit exceeded for customer"
        ),
        Answer(
            phase: .content,
            code: 550,
            enhanced: "5.7.1",
            text:
                "Domain so.example has exceeded the max emails per hour (200/200 (100%)) allowed. Message discarded."
        ),
        Answer(
            phase: .content,
            code: 451,
            enhanced: "4.7.1",
            text: "You have reached your hourly sending limit"
        ),
        Answer(
            phase: .rcpt,
            code: 450,
            enhanced: "4.7.1",
            text: "Sender address rejected: Deferring: Too many messages from sender in last 60"
        ),
        Answer(
            phase: .rcpt,
            code: 550,
            enhanced: "5.4.5",
            text: "Recipient address rejected: Domain Sending Quota Exceeded"
        ),
        Answer(
            phase: .content,
            code: 554,
            enhanced: nil,
            text: "Message rejected: Sending suspended for this account."
        ),
        Answer(
            phase: .content,
            code: 454,
            enhanced: nil,
            text: "Throttling failure: Daily message quota exceeded",
            provider: "ses"
        ),
        Answer(
            phase: .content,
            code: 554,
            enhanced: nil,
            text: "Message rejected: Email address is not verified",
            provider: "ses"
        ),
        Answer(
            phase: .rcpt,
            code: 554,
            enhanced: "5.7.1",
            text: "Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org"
        ),
        Answer(
            phase: .rcpt,
            code: 454,
            enhanced: "4.7.0",
            text: "Temporary authentication failure"
        ),
        // No row of the table knows it.
        Answer(
            phase: .content,
            code: 550,
            enhanced: "5.7.999",
            text: "The administrator of this server has other plans"
        ),
    ]

    private static func bench(_ letters: Int, of provider: String) throws -> TestBench {
        try TestBench(
            """
            MÁY CHỦ THƯ nha-cung-cap
              máy chủ: smtp://127.0.0.1:2626
              loại máy chủ: \(provider)
              tốc độ: 1000 thư mỗi giây
              người gửi: "Phòng TCCB" <tccb@so.example>
            MỐC ke-hoach "Kế hoạch"
              hạn: thứ Hai 15/03/2021 17:00
            NHẮC VIỆC truoc "Nhắc trước hạn"
              mốc: mọi mốc
              gửi: 7 ngày trước hạn, lúc 08:00
              gửi tới: đơn vị chưa nộp
              máy chủ thư: nha-cung-cap

            """,
            units: "mã,tên,loại đơn vị,thư điện tử\n"
                + (1...letters).map { "U\($0),Đơn vị \($0),chi cục,u\($0)@so.example\n" }.joined()
        )
    }

    /// `isAnew`: each pass is a process of its own, as `tick` is; else one service runs all the while.
    @Test(arguments: answers, [true, false])
    fileprivate func
        `a wave waits, none of it has failed, and the server is asked three times`(
            answer: Answer,
            isAnew: Bool
        ) async throws
    {
        let letters = Effort.rounds(70, quick: 32)
        let bench = try Self.bench(letters, of: answer.provider)
        bench.transport.play(Array(repeating: answer.outcome, count: 10 * letters))
        var stopped: Int?
        // A service has nothing to do while the server is left alone.
        let minutes = isAnew ? Array(0..<60) : Array(0..<8) + [20, 31, 32, 40, 59]
        for minute in minutes {
            if isAnew { bench.restart() }
            let moment = minute < 10 ? "0\(minute)" : "\(minute)"
            let report = try await bench.pass(at: "2021-03-08T08:\(moment):00")
            #expect(report.delivery.failed == 0)
            let tries = bench.transport.tries
            if let stopped {
                // One letter tries half an hour later.
                #expect(tries - stopped <= 1, "minute \(minute)")
                #expect(report.stopped.map(\.waiting) == [["d"]], "minute \(minute)")
                #expect(report.delivery.fault == nil, "one sentence, not two")
            } else if !report.stopped.isEmpty {
                stopped = tries
                #expect(tries == 3)
                #expect(minute < 10)
            } else {
                #expect(report.delivery.hasTrouble || tries < 3)
            }
        }
        #expect(stopped != nil)
        let states = try bench.store.outbox(of: nil, state: nil).reduce(into: [:]) {
            $0[$1.state, default: 0] += 1
        }
        #expect(states == [.pending: letters])
        // It is mended: all leave, once.
        bench.transport.play([])
        try await bench.pass(at: "2021-03-08T09:40:00")
        let report = try await bench.pass(at: "2021-03-08T09:50:00")
        #expect(report.stopped.isEmpty)
        let sent = try bench.store.outbox(of: nil, state: .sent)
        #expect(sent.count == letters)
        #expect(Set(sent.map(\.recipient)).count == letters)
        _ = try bench.totals()
    }
}

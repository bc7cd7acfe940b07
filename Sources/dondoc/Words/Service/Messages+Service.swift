import Campaigns
import Delivery
import Texts

/// What the service's log says.
extension Messages {
    static func serviceStarted(_ process: Int32, version: String, home: String) -> Phrase {
        Phrase(
            vi: "dịch vụ chạy, tiến trình \(process), DonDoc \(version), thư mục \(home)",
            en: "the service runs, process \(process), DonDoc \(version), home \(home)"
        )
    }

    static let clockUnset = Phrase(
        vi:
            "đồng hồ máy chưa được chỉnh (sớm hơn năm 2020): chưa lập, chưa gửi thư nào; chỉnh giờ: timedatectl set-ntp "
            + "true",
        en:
            "the machine's clock is not set (it shows a time before 2020): no letter is written or sent; to set it: "
            + "timedatectl set-ntp true"
    )

    static let passStopped = Phrase(
        vi: "lượt bị dừng giữa chừng: thư đang gửi đã gửi xong, thư còn lại chờ lượt sau",
        en:
            "the pass was stopped: the letter in hand was finished, the others wait for the next pass"
    )

    static let serviceStopped = Phrase(vi: "dịch vụ đã dừng", en: "the service has stopped")

    static let reloads = Phrase(
        vi: "được yêu cầu đọc lại tệp",
        en: "asked to read the files again"
    )

    static func accepted(_ campaign: CampaignID) -> Phrase {
        Phrase(
            vi: "\(campaign): bản mới của tệp lịch đã được chấp nhận, có hiệu lực từ lượt này",
            en: "\(campaign): the changed files were accepted and count from this pass on"
        )
    }

    static func passFailed(_ why: Phrase) -> Phrase {
        Phrase(
            vi: "\(why.vi); dịch vụ vẫn chạy và thử lại",
            en: "\(why.en); the service goes on and tries again"
        )
    }

    static func passesAgain(_ why: Phrase) -> Phrase {
        Phrase(
            vi: "dịch vụ làm việc trở lại; trước đó: \(why.vi)",
            en: "the service works again; before that: \(why.en)"
        )
    }

    static func serverReached(_ server: MailServerName) -> Phrase {
        Phrase(
            vi: "\(server): kết nối được" + (server.logsIn ? ", đăng nhập được" : ""),
            en: "\(server): connected" + (server.logsIn ? ", logged in" : "")
        )
    }

    static func serverFailed(_ server: MailServerName, _ why: Phrase) -> Phrase {
        Phrase(vi: "\(server): \(why.vi)", en: "\(server): \(why.en)")
    }

    static let whyServer = Phrase(
        vi: "chưa kết nối, đăng nhập được thì thư chờ trong hộp thư đi",
        en: "until it can be reached and logged in to, letters wait in the outbox"
    )

    static let tryServer = Phrase(
        vi: "như câu trên; xong thì thử: dondoc send-test ĐỊA-CHỈ",
        en: "as said above; then try: dondoc send-test ADDRESS"
    )

    /// `next`: as ``Home/Workspace/local(_:)`` tells it.
    static func nextPass(_ next: String?) -> Phrase {
        Phrase(
            vi: "lượt kế tiếp: \(next ?? "không còn")",
            en: "next due: \(next ?? "nothing is ahead")"
        )
    }

    static let serverTakesLetters = Phrase(
        vi: "máy chủ thư nhận thư trở lại",
        en: "the mail server takes letters again"
    )

    static let filesWhole = Phrase(
        vi: "tệp lịch và mẫu thư đã đọc được trở lại, không còn lỗi",
        en: "schedule files and templates can be read again, without errors"
    )

    /// Letters in flight when the service died last time, by what they are now.
    static func interrupted(_ letters: [LetterState: Int]) -> Phrase {
        let again = letters[.pending, default: 0]
        let unclear = letters[.ambiguous, default: 0] + letters[.quarantined, default: 0]
        return Phrase(
            vi:
                "\(again + unclear) thư đang gửi dở khi dịch vụ dừng đột ngột: \(again) thư gửi lại, "
                + "\(unclear) thư chưa rõ đã gửi hay chưa",
            en:
                "\(again + unclear) in flight when the service died: \(again) sent again, \(unclear) unclear"
        )
    }

    static func clockJumped(_ jump: ClockWatch.Jump) -> Phrase {
        Phrase(
            vi:
                "đồng hồ máy nhảy từ \(jump.from) sang \(jump.to); thư đến hạn trong khoảng đó được giữ lại, đồng hồ "
                + "chạy đều thêm \(ClockWatch.doubt) phút thì tự gửi (giờ máy đúng, muốn gửi ngay: dondoc "
                + "outbox release SỐ, số của một thư đang giữ)",
            en:
                "the clock jumped from \(jump.from) to \(jump.to); letters that fell due in between are held until it "
                + "has run steadily for \(ClockWatch.doubt) minutes (it is right, send now: dondoc outbox "
                + "release NUMBER, that of one of them)"
        )
    }

    static func clockBelieved(released: Int) -> Phrase {
        Phrase(
            vi:
                "đồng hồ máy đã chạy đều hoặc được chỉnh lại; \(released) thư giữ lại được gửi tiếp hoặc xét lại",
            en: "the clock is believed again; \(released) of the letters that were held go on"
        )
    }
}

/// A mail server as the log names it.
struct MailServerName: CustomStringConvertible {
    let description: String
    let logsIn: Bool

    /// `isAnonymous`: no login is tried, whatever the block says.
    init(_ server: MailServer, isAnonymous: Bool = false) {
        description = "«\(server.id)» (\(server.host):\(server.port))"
        logsIn =
            !isAnonymous && server.user != nil
            && server.authentication != MailServer.Authentication.none
    }
}

import Campaigns
import Texts
import Wording

/// What is said of rehearsals, and of homes that go by the machine's clock.
enum RehearsalWords {
    /// `moment`: as ``Home/Workspace/local(_:)`` tells it.
    static func rehearses(at moment: String) -> Phrase {
        Phrase(
            vi:
                "diễn tập lúc \(moment) trên bản sao: không gửi ra ngoài, không ghi vào thư mục làm việc",
            en:
                "a rehearsal at \(moment) on a copy: nothing is sent, nothing is written to the home"
        )
    }

    /// The campaigns that are served and when the next letter is due; nil: none is ahead.
    static func serves(_ campaigns: [CampaignID], next: String?) -> Phrase {
        guard !campaigns.isEmpty else {
            return Phrase(
                vi: "chưa có đợt nào được áp dụng; chạy «dondoc check»",
                en: "no campaign is active; run «dondoc check»"
            )
        }
        let names = campaigns.map(\.text).joined(separator: ", ")
        return Phrase(
            vi: "đợt: \(names); lượt gửi kế tiếp: \(next ?? "không còn")",
            en: "campaigns: \(names); the next letter is due: \(next ?? "none is ahead")"
        )
    }

    /// `lastPass`: as ``Home/Workspace/local(_:)`` tells it.
    static func goesByTheClock(lastPass: String?) -> Phrase {
        let (vi, en) = (lastPass.map { " (\($0))" } ?? "", lastPass.map { " (\($0))" } ?? "")
        return Phrase(
            vi:
                "lượt gần nhất\(vi) chạy theo giờ của máy; chạy theo giờ khác có thể làm lỡ thư hoặc gửi "
                + "sớm. Để xem trước: thêm --rehearse; vẫn muốn chạy: thêm --yes",
            en:
                "the last pass\(en) went by the machine's clock; another time may lose letters or send "
                + "them early. To look ahead: --rehearse; if it is meant: --yes"
        )
    }

    /// `lastPass`: as ``Home/Workspace/local(_:)`` tells it.
    static func goesByWhatItIsTold(lastPass: String) -> Phrase {
        Phrase(
            vi:
                "lượt gần nhất (\(lastPass)) chạy theo giờ do người dùng đặt (--now); chạy theo giờ của máy "
                + "từ đây có thể làm lỡ thư, gửi sớm hoặc thu lại việc đã xét. Để tập tiếp: thêm --now; "
                + "vẫn muốn chạy theo giờ của máy: thêm --yes",
            en:
                "the last pass (\(lastPass)) went by a time that it was told (--now); the machine's clock "
                + "from here may lose letters, send them early or take back what was decided. To go on "
                + "rehearsing: --now; if the machine's clock is meant: --yes"
        )
    }

    /// `why`: the folder for the letters cannot be written.
    static func noInbox(_ why: Phrase) -> Phrase {
        Phrase(
            vi: "thư diễn tập: \(why.vi); nêu thư mục khác bằng --to-inbox",
            en: "letters of the rehearsal: \(why.en); name a folder by --to-inbox"
        )
    }

    static let inboxNeedsRehearsal = Phrase(
        vi: "--to-inbox chỉ dùng với --rehearse",
        en: "--to-inbox goes with --rehearse"
    )

    static let inboxNeedsNow = Phrase(
        vi: "--to-inbox chỉ dùng với --now",
        en: "--to-inbox goes with --now"
    )

    /// Facts are known from an instant on that passes by a told time have not reached.
    ///
    /// `recorded`, `lastPass`: in the campaign's time.
    static func recordedAfterPass(_ recorded: CivilDateTime, lastPass: CivilDateTime) -> Phrase {
        let (vi, en) = (DateStyle(.vietnamese), DateStyle(.english))
        return Phrase(
            vi: "ghi nhận lúc \(vi.inTable(recorded)), sau thời điểm của lượt gần nhất "
                + "(\(vi.inTable(lastPass))): lượt chạy với --now trước lúc đó chưa biết việc này; "
                + "tập với giờ khác thì thêm --now vào lệnh ghi nhận",
            en:
                "recorded at \(en.inTable(recorded)), after the last pass (\(en.inTable(lastPass))): a "
                + "pass with --now before that does not know it yet; add --now to this command, too"
        )
    }

    static func recordedAfterNow(_ recorded: CivilDateTime) -> Phrase {
        let (vi, en) = (DateStyle(.vietnamese), DateStyle(.english))
        return Phrase(
            vi: "ghi nhận lúc \(vi.inTable(recorded)), sau giờ hiện tại của máy",
            en: "recorded at \(en.inTable(recorded)), after the machine's present time"
        )
    }
}

package import Campaigns
import Delivery
import Letters
import Mail
package import Texts
import Wording

/// What a home says to whoever runs the machine, in letters and on the screen.
package enum HomeWords {
    /// What one campaign, letter or file could not be dealt with for, as a sentence.
    package static func explain(_ error: any Error) -> Phrase {
        switch error {
        case LetterError.noTemplate(let name): noTemplate(name)
        case LetterError.nothingToSay(let what): malformedLetter(what)
        case let error as MalformedMessage: malformedLetter(error.rule)
        case let letter as UnwrittenLetter: unwrittenLetter(letter)
        case let error as CalendarError:
            CampaignWords.dateOutsideCalendar(error.date, error.validity)
        case let error as DeadlineCrossing:
            Phrase(
                vi: "khối «\(error.schedule)»: \(CampaignWords.crossesDeadline(error).vi)",
                en: "block «\(error.schedule)»: \(CampaignWords.crossesDeadline(error).en)"
            )
        case StoreError.contradiction(let words): contradiction(words)
        default: .verbatim(String(describing: error))
        }
    }

    package static func refusedSubject(_ campaign: CampaignID) -> Phrase {
        Phrase(
            vi: "[DonDoc] \(campaign): tệp lịch mới chưa được áp dụng",
            en: "[DonDoc] \(campaign): the changed schedule files are not in effect"
        )
    }

    static func refusedBody(_ campaign: String, _ why: FilesRefusal) -> Phrase {
        let why = why.phrase
        return Phrase(
            vi: """
                Tệp lịch của «\(campaign)» đã thay đổi nhưng chưa được áp dụng.
                Thư vẫn gửi theo bản đúng gần nhất.

                \(why.vi)
                Sửa xong thì chạy «dondoc check»; bản mới được áp dụng ở lượt sau.
                Thư này chỉ gửi một lần cho đến khi tệp lịch được áp dụng.

                """,
            en: """
                The schedule files of "\(campaign)" were changed and are not in effect.
                Letters still go out by the last good set.

                \(why.en)
                When they are mended, run "dondoc check"; the next pass takes them over.
                This letter is sent once until the files are in effect.

                """
        )
    }

    package static func calendarEnds(_ lastDay: CivilDate) -> Phrase {
        let (vi, en) = (DateStyle(.vietnamese), DateStyle(.english))
        return Phrase(
            vi:
                "lịch nghỉ chỉ có đến hết ngày \(vi.inTable(lastDay)); sau ngày đó chỉ tính theo thứ trong "
                + "tuần, không tính ngày lễ. Bổ sung lịch nghỉ của năm sau vào tệp lịch.",
            en:
                "the working calendar ends on \(en.inTable(lastDay)); after it only the days of the week "
                + "count, and no holidays. Add the next year's calendar to the files."
        )
    }

    /// `until`: when one letter tries, in the campaign's zone.
    static func serverStopped(_ pause: ServerPause, until: CivilDateTime) -> Phrase {
        Phrase(
            vi: """
                Máy chủ thư «\(pause.server)» trả lời: \(pause.reply)
                Lúc \(DateStyle(.vietnamese).moment(until.toMinute)) DonDoc thử lại bằng một thư; nếu được nhận \
                thì gửi tiếp tất cả.
                Báo câu trả lời trên cho nơi quản lý máy chủ thư (tài khoản bị khóa, vượt hạn mức, địa chỉ bị \
                chặn). Xử lý xong, muốn thử ngay thì chạy: dondoc outbox retry \(pause.letter)
                """,
            en: """
                The mail server "\(pause.server)" said: \(pause.reply)
                At \(DateStyle(.english).moment(until.toMinute)) one letter tries again; if it is taken, all go on.
                Take the answer above to whoever runs the mail server (account blocked, quota used up, \
                address on a list). When it is mended, to try at once run: dondoc outbox retry \(pause.letter)
                """
        )
    }

    /// `first`: when the first of them ends, in the campaign's zone.
    static func unapproved(_ count: Int, first: CivilDateTime) -> Phrase {
        Phrase(
            vi: """
                \(count) thư chờ duyệt; thư đầu tiên hết thời gian gửi lúc \
                \(DateStyle(.vietnamese).moment(first.toMinute)).
                Xem: dondoc outbox list --state held. Cho gửi: dondoc outbox release SỐ. Không gửi: \
                dondoc outbox cancel SỐ.
                """,
            en: """
                \(count == 1 ? "1 letter waits" : "\(count) letters wait") for approval; the first ends at \
                \(DateStyle(.english).moment(first.toMinute)).
                To see: dondoc outbox list --state held. To send: dondoc outbox release NUMBER. Not to: \
                dondoc outbox cancel NUMBER.
                """
        )
    }

    /// The first ten, and how many more.
    private static func list(_ names: [String]) -> Phrase {
        let first = names.prefix(10).joined(separator: "; ")
        let more = names.count - 10
        guard more > 0 else { return .verbatim(first) }
        return Phrase(vi: "\(first) và \(more) nơi khác", en: "\(first) and \(more) others")
    }

    /// `names`: units or addresses.
    static func undelivered(_ names: [String]) -> Phrase {
        let list = list(names)
        return Phrase(
            vi:
                "Gửi tới: \(list.vi).\nXem lý do: dondoc outbox list --state failed. "
                + "Sửa xong (địa chỉ trong danh sách đơn vị, giới hạn của máy chủ thư), muốn gửi lại: dondoc outbox retry "
                + "SỐ.",
            en:
                "To: \(list.en).\nTo see why: dondoc outbox list --state failed. When it "
                + "is mended (an address in the unit list, a limit of the mail server), to send them again: dondoc outbox "
                + "retry NUMBER."
        )
    }

    /// `names`: addresses.
    static func unclear(_ names: [String]) -> Phrase {
        let list = list(names)
        return Phrase(
            vi:
                "Chưa rõ đã tới hay chưa, vì mất liên lạc với máy chủ thư, hoặc chương trình bị ngắt, đúng lúc chờ trả lời: "
                + "\(list.vi).\nXem: dondoc outbox list --state ambiguous. Hỏi nơi "
                + "nhận; nếu chưa tới, gửi lại: dondoc outbox retry SỐ.",
            en:
                "It is not known whether these arrived, for the mail server was lost, or the program stopped, just before the answer: "
                + "\(list.en).\nTo see them: dondoc outbox list --state ambiguous. "
                + "Ask who was to get them; to send again what did not arrive: dondoc outbox retry NUMBER."
        )
    }

    package static func contradiction(_ words: String) -> Phrase {
        Phrase(
            vi: "mâu thuẫn với những gì cơ sở dữ liệu đã ghi, nên không ghi gì thêm (\(words))",
            en: "contradicts what the database holds, so nothing of it was stored (\(words))"
        )
    }

    package static func malformedLetter(_ rule: String) -> Phrase {
        Phrase(vi: "thư soạn ra sai quy tắc: \(rule)", en: "the letter breaks a rule: \(rule)")
    }

    static func unwrittenLetter(_ letter: UnwrittenLetter) -> Phrase {
        Phrase(
            vi:
                "khối «\(letter.schedule)», thư gửi \(letter.recipient): không soạn được (\(letter.rule)); thử lại ở "
                + "mỗi lượt. Xem lại tên, mã đơn vị và chữ trong tệp lịch",
            en:
                "block «\(letter.schedule)», letter to \(letter.recipient): it cannot be written (\(letter.rule)) and "
                + "is tried again at each pass. Look at the unit's name and code and at the texts of the files"
        )
    }

    package static func noTemplate(_ name: String) -> Phrase {
        Phrase(
            vi: "thư mục Templates không có mẫu thư «\(name)» dùng được; chạy «dondoc check»",
            en: "the folder Templates has no usable template «\(name)»; run «dondoc check»"
        )
    }

    package static func setHeld(_ hold: SetHold) -> Phrase {
        let (vi, en) = (DateStyle(.vietnamese), DateStyle(.english))
        return Phrase(
            vi:
                "\(hold.campaign): bản mới đang chờ chấp nhận: trong 24 giờ từ \(vi.inTable(hold.from)) sẽ gửi "
                + (hold.hasActive ? "nhiều hơn bản đang dùng " : "")
                + "\(hold.letters) thư, quá mức an toàn \(hold.limit); "
                + (hold.hasActive ? "bản cũ vẫn dùng" : "chưa thư nào được gửi")
                + ". Thư đến hạn trong lúc chờ không gửi bù. Nếu đúng ý: dondoc check --accept",
            en: "\(hold.campaign): the new files wait for acceptance: in the 24 hours from "
                + "\(en.inTable(hold.from)) they would send \(NumberStyle.english(hold.letters, "letter"))"
                + (hold.hasActive ? " more than the active set" : "")
                + ", above the safe \(hold.limit); "
                + (hold.hasActive ? "the old set stays" : "nothing is sent")
                + ". What falls due meanwhile is not sent later. If that is meant: dondoc check --accept"
        )
    }
}

extension FilesRefusal {
    var phrase: Phrase {
        switch self {
        case .findings(let report): Phrase(vi: report.text(.vietnamese), en: report.text(.english))
        case .held(let hold): HomeWords.setHeld(hold)
        case .failed(let why): why
        }
    }
}

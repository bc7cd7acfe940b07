import Campaigns
import Delivery
import LetterTables
import Texts

/// The sentences about what went wrong.
extension Messages {
    static func unknownLanguage(_ written: String) -> Phrase {
        Phrase(
            vi: "DONDOC_LANG là «\(written.shown)», chỉ có vi hoặc en; bỏ qua",
            en: "DONDOC_LANG is «\(written.shown)», which is neither vi nor en, and is ignored"
        )
    }

    static func courierRuns(_ holder: Int32?) -> Phrase {
        let id = holder.map(String.init) ?? "?"
        return Phrase(
            vi: "tiến trình \(id) đang gửi thư từ cơ sở dữ liệu này; chờ nó xong hoặc dừng nó",
            en: "process \(id) delivers from this database; wait for it or stop it"
        )
    }

    static let databaseCannotOpen = Phrase(
        vi: "không mở được dondoc.sqlite; kiểm tra quyền ghi của thư mục",
        en: "dondoc.sqlite cannot be opened; may this user write in the folder?"
    )
    static let databaseReadOnly = Phrase(
        vi: "không ghi được dondoc.sqlite: thư mục hoặc tệp chỉ cho đọc",
        en: "dondoc.sqlite cannot be written: the folder or the file is read-only"
    )
    static let diskFull = Phrase(
        vi: "không ghi được: đĩa đầy; chưa có gì bị mất",
        en: "it cannot be written: the disk is full; nothing is lost"
    )
    /// What happened, for a service that tries again by itself.
    static let databaseBusy = Phrase(
        vi: "chương trình khác đang ghi dondoc.sqlite",
        en: "another program is writing dondoc.sqlite"
    )
    static let tryAgain = Phrase(vi: "thử lại sau", en: "try again")
    static let notADatabase = Phrase(
        vi:
            "dondoc.sqlite hỏng hoặc không phải cơ sở dữ liệu; khôi phục từ bản sao lưu: dondoc restore TỆP",
        en: "dondoc.sqlite is damaged or no database; restore it from a backup: dondoc restore FILE"
    )
    static let newerDatabase = Phrase(
        vi: "dondoc.sqlite do phiên bản mới hơn tạo ra; dùng phiên bản đó",
        en: "dondoc.sqlite was made by a newer version; use that one"
    )

    static func databaseError(_ words: String) -> Phrase {
        Phrase(vi: "lỗi cơ sở dữ liệu: \(words)", en: "database error: \(words)")
    }

    static func forbidden(_ folder: String) -> Phrase {
        Phrase(
            vi:
                "tài khoản này không có quyền đọc thư mục «\(folder.shown)»: chạy bằng tài khoản của dịch vụ (sudo -u "
                + "dondoc dondoc …), hoặc nhờ quản trị cho vào nhóm của thư mục",
            en:
                "this user may not read the folder «\(folder.shown)»: run it as the service's user (sudo -u dondoc "
                + "dondoc …), or ask to be taken into the folder's group"
        )
    }

    static func unknownMilestone(_ id: String, known: [String]) -> Phrase {
        let list = known.joined(separator: ", ")
        return Phrase(
            vi: "không có việc «\(id)»; các việc: \(list)",
            en: "there is no milestone «\(id)»; there are: \(list)"
        )
    }

    static func milestoneOfAnother(_ name: String, _ campaign: CampaignID, _ other: CampaignID)
        -> Phrase
    {
        Phrase(
            vi:
                "đợt «\(campaign)» không có việc «\(name)»; đợt «\(other)» có: thêm --campaign \(other)",
            en:
                "the campaign «\(campaign)» has no milestone «\(name)»; «\(other)» has: --campaign \(other)"
        )
    }

    static func unknownIndicator(_ id: String, known: [String]) -> Phrase {
        let list = known.joined(separator: ", ")
        return Phrase(
            vi: "không có chỉ tiêu «\(id)»; các chỉ tiêu: \(list)",
            en: "there is no indicator «\(id)»; there are: \(list)"
        )
    }

    static func noObligation(_ name: ObligationID) -> Phrase {
        Phrase(
            vi: "đơn vị «\(name.unit)» không có việc «\(name.milestone)»: chưa ghi gì",
            en:
                "the unit «\(name.unit)» does not have to do «\(name.milestone)»: nothing was recorded"
        )
    }

    static func noLetter(_ id: Int64) -> Phrase {
        Phrase(vi: "không có thư số \(id)", en: "there is no letter \(id)")
    }

    static func bytesGone(_ id: Int64) -> Phrase {
        Phrase(
            vi: "nội dung thư số \(id) không còn được lưu",
            en: "the bytes of letter \(id) are no longer kept"
        )
    }

    static func brokenFiles(_ campaign: CampaignID) -> Phrase {
        Phrase(
            vi: "\(campaign): tệp lịch có lỗi, dùng bản đúng gần nhất",
            en: "\(campaign): the files have errors; the last good set stays active"
        )
    }

    /// `path`: the commands that it stands behind, `dondoc` first.
    static func unknownCommand(_ name: String, below path: [String], likely: String?) -> Phrase {
        let above = path.joined(separator: " ")
        let whole = (path.dropFirst() + [name]).joined(separator: " ")
        return Phrase(
            vi: "không có lệnh «\(whole)»"
                + (likely.map { "; ý bạn là «\($0)»?" } ?? "; xem các lệnh: \(above) --help"),
            en: "there is no command «\(whole)»"
                + (likely.map { "; did you mean «\($0)»?" } ?? "; for the commands: \(above) --help")
        )
    }

    static func brokenFilesNothingStored(_ campaign: CampaignID) -> Phrase {
        Phrase(
            vi: "\(campaign): tệp lịch có lỗi và chưa từng có bản đúng; không gửi gì",
            en:
                "\(campaign): the files have errors and no good set was ever active; nothing is sent"
        )
    }

    /// `from`, `to`: as ``Home/Workspace/local(_:)`` tells them.
    static func takenBack(_ takeback: Takeback, from: String, to: String) -> Phrase {
        func tale(_ language: Language, _ ends: Phrase, _ facts: Phrase) -> String {
            let list = LetterPhrases.list(of: takeback.ends, language)
            return ends(language)
                + (list.isEmpty ? "" : ": \(list)")
                + (takeback.facts > 0 ? "; \(facts(language))" : "")
        }
        let (count, facts) = (takeback.count, takeback.facts)
        let ends = Phrase(
            vi: "các lượt trước chạy theo giờ sai (đến \(from)); đã thu lại \(count) kết quả",
            en: "earlier passes went by a clock that was ahead (it showed \(from)); "
                + (count == 1 ? "1 end was taken back" : "\(count) ends were taken back")
        )
        let stamped = Phrase(
            vi: "\(facts) việc ghi nhận theo giờ sai được tính từ \(to), cần xem lại",
            en: (facts == 1 ? "1 fact that was" : "\(facts) facts that were")
                + " stamped by it count from \(to) and should be looked at"
        )
        return Phrase(
            vi: tale(.vietnamese, ends, stamped),
            en: tale(.english, ends, stamped)
        )
    }

    static func passDone(
        planned: Int,
        missed: Int,
        sent: Int,
        deferred: Int,
        failed: Int,
        ambiguous: Int,
        skipped: Int,
        held: Int,
        expired: Int,
        quarantined: Int
    ) -> Phrase {
        Phrase(
            vi:
                "lập \(planned) thư; đã gửi \(sent), tạm hoãn \(deferred), không gửi được \(failed), "
                + "chưa rõ \(ambiguous), không gửi \(skipped)"
                + (expired > 0 ? ", hết thời gian gửi \(expired)" : "")
                + (quarantined > 0 ? ", cách ly \(quarantined)" : "")
                + (held > 0 ? ", giữ lại \(held)" : "")
                + (missed > 0 ? ", lỡ do gián đoạn \(missed)" : ""),
            en:
                "\(LetterPhrases.letterCount(planned).en) planned; \(sent) sent, \(deferred) deferred, \(failed) failed, "
                + "\(ambiguous) ambiguous, \(skipped) skipped"
                + (expired > 0 ? ", \(expired) expired" : "")
                + (quarantined > 0 ? ", \(quarantined) quarantined" : "")
                + (held > 0 ? ", \(held) held" : "")
                + (missed > 0 ? ", \(missed) missed in an outage" : "")
        )
    }

    /// A letter that fails because its address is dead.
    static func undeliverable(_ letter: Courier.Undeliverable, _ why: Phrase) -> Phrase {
        Phrase(
            vi:
                "thư số \(letter.letter) tới \(letter.address) không gửi: \(why.vi); sửa địa chỉ trong danh sách đơn "
                + "vị, hoặc nếu địa chỉ đúng: dondoc outbox retry \(letter.letter)",
            en:
                "letter \(letter.letter) to \(letter.address) is not sent: \(why.en); mend the address in the unit "
                + "list, or, if it is right: dondoc outbox retry \(letter.letter)"
        )
    }

    /// What is left in the outbox after a pass; nil where nothing is.
    static func stillWaiting(held: Int, unsent: Int) -> Phrase? {
        var parts: [Phrase] = []
        if held > 0 {
            parts.append(
                Phrase(
                    vi: "\(held) thư đang giữ (dondoc outbox list --state held)",
                    en:
                        "\(LetterPhrases.letterCount(held).en) held (dondoc outbox list --state held)"
                )
            )
        }
        if unsent > 0 {
            let letters = LetterPhrases.letterCount(unsent)
            parts.append(Phrase(vi: "\(letters.vi) chờ gửi", en: "\(letters.en) pending"))
        }
        guard !parts.isEmpty else { return nil }
        return Phrase(
            vi: "còn trong hộp thư đi: " + parts.map(\.vi).joined(separator: ", "),
            en: "left in the outbox: " + parts.map(\.en).joined(separator: ", ")
        )
    }

    /// A server refused letters alike; `minutes`: until one letter tries, 0 for now.
    static func serverPaused(_ pause: ServerPause, minutes: Int) -> Phrase {
        let when =
            minutes > 0
            ? (vi: "sau \(minutes) phút", en: "in \(minutes) min")
            : (vi: "lượt sau", en: "at the next pass")
        return Phrase(
            vi:
                "máy chủ thư «\(pause.server)» từ chối nhiều thư liền nhau, đều trả lời «\(pause.reply)»: tạm ngừng "
                + "gửi qua máy chủ này, không thư nào bị bỏ, \(when.vi) thử lại bằng một thư; báo câu trả lời trên "
                + "cho nơi quản lý máy chủ thư, xử lý xong muốn gửi ngay thì chạy «dondoc outbox retry "
                + "\(pause.letter)»",
            en:
                "the mail server «\(pause.server)» refused letter after letter, each with «\(pause.reply)»: nothing "
                + "is sent by it for now, no letter is given up, one letter tries \(when.en); tell whoever runs "
                + "the server what it says, and to send at once when it is mended run «dondoc outbox retry "
                + "\(pause.letter)»"
        )
    }

    static func refusesOverlap(_ server: MailServerID) -> Phrase {
        Phrase(
            vi:
                "máy chủ thư «\(server)» không chịu được «nối thư: có»: từ nay gửi theo cách thường; nên bỏ khóa "
                + "này khỏi tệp lịch",
            en:
                "the mail server «\(server)» does not bear «overlap: yes»: letters now leave one by one; better "
                + "take the key out of the file"
        )
    }

    static func serversResumed(_ servers: [MailServerID]) -> Phrase {
        let names = servers.map { "«\($0)»" }.joined(separator: ", ")
        return Phrase(
            vi: "máy chủ thư \(names) được thử lại ngay ở lượt sau",
            en: "the mail server \(names) is tried again at the next pass"
        )
    }

    static let waits = Phrase(
        vi: "thư còn chờ trong hộp thư đi",
        en: "letters wait in the outbox"
    )
    static let testSent = Phrase(vi: "đã gửi thư thử", en: "the test letter was sent")
    static let noMailServer = Phrase(
        vi: "đợt chưa có «máy chủ thư»",
        en: "the campaign names no mail server"
    )

    static func badShare(_ text: String) -> Phrase {
        Phrase(
            vi: "«\(text)» không phải tử số/mẫu số, ví dụ 305/309",
            en: "«\(text)» is no numerator/denominator, for example 305/309"
        )
    }

    static func atLine(_ number: Int) -> Phrase {
        Phrase(vi: "dòng \(number): ", en: "line \(number): ")
    }

    static func badLine(_ text: String) -> Phrase {
        Phrase(
            vi: "«\(text)» không đọc được; viết «CCKL 305/309»",
            en: "«\(text)» is not understood; write «CCKL 305/309»"
        )
    }
}

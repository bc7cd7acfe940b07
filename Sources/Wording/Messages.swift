package import Campaigns

/// The sentences of commands.
package enum Messages {
    package static func noHome(_ path: String) -> Phrase {
        Phrase(
            vi: "không thấy thư mục Schedules trong \(path); chỉ ra thư mục làm việc bằng --home",
            en: "there is no folder Schedules in \(path); name the home with --home"
        )
    }

    package static func unknownCampaign(_ id: String, known: [String]) -> Phrase {
        let list = known.joined(separator: ", ")
        return Phrase(
            vi: "không có đợt «\(id)»; các đợt hiện có: \(list)",
            en: "there is no campaign «\(id)»; there are: \(list)"
        )
    }

    package static func severalCampaigns(_ known: [String]) -> Phrase {
        let list = known.joined(separator: ", ")
        return Phrase(
            vi: "thư mục có nhiều đợt (\(list)); chọn một bằng --campaign",
            en: "the home holds several campaigns (\(list)); choose one with --campaign"
        )
    }

    package static let noCampaigns = Phrase(
        vi: "thư mục Schedules chưa có đợt nào (tệp .lich)",
        en: "the folder Schedules holds no campaign (.lich files)"
    )

    package static func unknownUnit(_ code: String) -> Phrase {
        Phrase(vi: "không có đơn vị «\(code)»", en: "there is no unit «\(code)»")
    }

    package static func campaignRead(
        _ id: String,
        units: Int,
        milestones: Int,
        schedules: Int,
        letters: Int
    ) -> Phrase {
        let vi = NumberStyle(.vietnamese)
        let en = NumberStyle(.english)
        return Phrase(
            vi: "\(id): \(vi.grouped(units)) đơn vị, \(vi.grouped(milestones)) mốc, "
                + "\(schedules) lịch gửi thư; nếu không ai nộp: \(vi.grouped(letters)) thư",
            en: "\(id): \(en.grouped(units)) units, \(en.grouped(milestones)) milestones, "
                + "\(schedules) schedules; if nobody reports: \(en.grouped(letters)) letters"
        )
    }

    package static func noAddress(_ units: [String]) -> Phrase {
        let list = units.prefix(10).joined(separator: ", ") + (units.count > 10 ? ", …" : "")
        return Phrase(
            vi: "  \(units.count) đơn vị không có địa chỉ thư, không nhận được thư nào: \(list)",
            en: "  \(units.count) units have no mail address and get no letter: \(list)"
        )
    }

    package static func letterCount(_ count: Int) -> Phrase {
        Phrase(
            vi: "\(NumberStyle(.vietnamese).grouped(count)) thư",
            en: "\(NumberStyle(.english).grouped(count)) letters"
        )
    }

    /// Why a letter does not leave when its rule says.
    package static func shift(_ shift: Occurrence.Shift) -> Phrase {
        switch shift {
        case .dayOff(.holiday(let name)): .verbatim(name)
        case .dayOff(.weekly(let day)):
            Phrase(vi: DateStyle(.vietnamese).weekday(day), en: DateStyle(.english).weekday(day))
        case .wait(let minutes):
            Phrase(vi: "chờ số liệu \(minutes) phút", en: "waits \(minutes) minutes for figures")
        case .window: Phrase(vi: "khung giờ gửi", en: "send window")
        }
    }

    // MARK: Failures

    package static func courierRuns(_ holder: Int32?) -> Phrase {
        let id = holder.map(String.init) ?? "?"
        return Phrase(
            vi: "tiến trình \(id) đang gửi thư từ cơ sở dữ liệu này; chờ nó xong hoặc dừng nó",
            en: "process \(id) delivers from this database; wait for it or stop it"
        )
    }

    package static func noTemplate(_ name: String) -> Phrase {
        Phrase(
            vi: "thư mục Templates không có mẫu thư «\(name)» dùng được; chạy «dondoc check»",
            en: "the folder Templates has no usable template «\(name)»; run «dondoc check»"
        )
    }

    package static func malformedLetter(_ rule: String) -> Phrase {
        Phrase(vi: "thư soạn ra sai quy tắc: \(rule)", en: "the letter breaks a rule: \(rule)")
    }

    package static let databaseCannotOpen = Phrase(
        vi: "không mở được dondoc.sqlite; kiểm tra quyền ghi của thư mục",
        en: "dondoc.sqlite cannot be opened; may this user write in the folder?"
    )
    package static let databaseReadOnly = Phrase(
        vi: "không ghi được dondoc.sqlite: thư mục hoặc tệp chỉ cho đọc",
        en: "dondoc.sqlite cannot be written: the folder or the file is read-only"
    )
    package static let diskFull = Phrase(
        vi: "không ghi được: đĩa đầy hoặc hỏng; chưa có gì bị mất",
        en: "it cannot be written: the disk is full or broken; nothing is lost"
    )
    package static let databaseBusy = Phrase(
        vi: "chương trình khác đang ghi dondoc.sqlite; thử lại sau",
        en: "another program is writing dondoc.sqlite; try again"
    )
    package static let notADatabase = Phrase(
        vi: "dondoc.sqlite hỏng hoặc không phải cơ sở dữ liệu; khôi phục từ bản sao lưu",
        en: "dondoc.sqlite is damaged or no database; restore it from a backup"
    )
    package static let newerDatabase = Phrase(
        vi: "dondoc.sqlite do phiên bản mới hơn tạo ra; dùng phiên bản đó",
        en: "dondoc.sqlite was made by a newer version; use that one"
    )

    package static func databaseError(_ words: String) -> Phrase {
        Phrase(vi: "lỗi cơ sở dữ liệu: \(words)", en: "database error: \(words)")
    }

    package static func cannotWrite(_ path: String) -> Phrase {
        Phrase(vi: "không ghi được «\(path)»", en: "«\(path)» cannot be written")
    }

    package static func fileError(_ path: String) -> Phrase {
        Phrase(vi: "lỗi tệp «\(path)»", en: "trouble with the file «\(path)»")
    }

    package static func unknownMilestone(_ id: String) -> Phrase {
        Phrase(vi: "không có việc «\(id)»", en: "there is no milestone «\(id)»")
    }

    package static func unknownIndicator(_ id: String) -> Phrase {
        Phrase(vi: "không có chỉ tiêu «\(id)»", en: "there is no indicator «\(id)»")
    }

    package static func noLetter(_ id: Int64) -> Phrase {
        Phrase(vi: "không có thư số \(id)", en: "there is no letter \(id)")
    }

    package static let nameLetters = Phrase(
        vi: "nêu số của thư, hoặc --all",
        en: "name the letters by number, or say --all"
    )

    package static func changed(_ count: Int) -> Phrase {
        Phrase(vi: "\(count) thư", en: "\(count) letters")
    }

    package static func brokenFiles(_ campaign: String) -> Phrase {
        Phrase(
            vi: "\(campaign): tệp lịch có lỗi, dùng bản đúng gần nhất",
            en: "\(campaign): the files have errors; the last good set stays active"
        )
    }

    package static func brokenFilesNothingStored(_ campaign: String) -> Phrase {
        Phrase(
            vi: "\(campaign): tệp lịch có lỗi và chưa từng có bản đúng; không gửi gì",
            en:
                "\(campaign): the files have errors and no good set was ever active; nothing is sent"
        )
    }

    package static func activated(_ campaign: String, added: Int, removed: Int, cancelled: Int)
        -> Phrase
    {
        Phrase(
            vi:
                "\(campaign): đã áp dụng tệp lịch (\(added) quy tắc mới, \(removed) bỏ, \(cancelled) thư hủy)",
            en:
                "\(campaign): the files are active (\(added) rules new, \(removed) gone, \(cancelled) letters cancelled)"
        )
    }

    package static func passDone(
        planned: Int,
        sent: Int,
        deferred: Int,
        failed: Int,
        ambiguous: Int,
        skipped: Int
    ) -> Phrase {
        Phrase(
            vi:
                "lập \(planned) thư; đã gửi \(sent), tạm hoãn \(deferred), không gửi được \(failed), "
                + "chưa rõ \(ambiguous), không gửi \(skipped)",
            en: "\(planned) letters planned; \(sent) sent, \(deferred) deferred, \(failed) failed, "
                + "\(ambiguous) ambiguous, \(skipped) skipped"
        )
    }

    /// What stopped all letters, by its kind.
    package static func relayFault(_ kind: String, _ detail: String) -> Phrase {
        let cause: Phrase =
            switch kind {
            case "connection":
                Phrase(vi: "không kết nối được máy chủ thư", en: "no connection to the mail server")
            case "timeout":
                Phrase(
                    vi: "máy chủ thư không trả lời kịp",
                    en: "the mail server did not answer in time"
                )
            case "tls":
                Phrase(
                    vi: "máy chủ thư không thiết lập được TLS",
                    en: "the mail server offers no usable TLS"
                )
            case "certificate":
                Phrase(
                    vi: "chứng thư của máy chủ thư không tin được",
                    en: "the mail server's certificate is not trusted"
                )
            case "authentication":
                Phrase(
                    vi: "máy chủ thư không nhận tài khoản hoặc mật khẩu",
                    en: "the mail server refused the account or password"
                )
            case "noAuthentication":
                Phrase(vi: "máy chủ thư không cho đăng nhập", en: "the mail server offers no login")
            case "greeting":
                Phrase(
                    vi: "máy chủ thư từ chối kết nối",
                    en: "the mail server refused the connection"
                )
            case "account":
                Phrase(
                    vi: "máy chủ thư không cho gửi từ địa chỉ này",
                    en: "the mail server refused the sender"
                )
            case "throttled":
                Phrase(vi: "máy chủ thư yêu cầu tạm ngừng", en: "the mail server asked for a pause")
            default:
                Phrase(vi: "không có mật khẩu", en: "there is no password")
            }
        return Phrase(vi: "\(cause.vi) (\(detail))", en: "\(cause.en) (\(detail))")
    }

    package static func noSecretVariable(_ name: String) -> String {
        "\(name)?"
    }

    package static let waits = Phrase(
        vi: "thư còn chờ trong hộp thư đi",
        en: "letters wait in the outbox"
    )
    package static let testSent = Phrase(vi: "đã gửi thư thử", en: "the test letter was sent")
    package static let noMailServer = Phrase(
        vi: "đợt chưa có «máy chủ thư»",
        en: "the campaign names no mail server"
    )

    package static func badAddress(_ text: String) -> Phrase { Findings.badAddress(text) }

    package static func badShare(_ text: String) -> Phrase {
        Phrase(
            vi: "«\(text)» không phải tử số/mẫu số, ví dụ 305/309",
            en: "«\(text)» is no numerator/denominator, for example 305/309"
        )
    }

    package static func badLine(_ number: Int, _ text: String) -> Phrase {
        Phrase(
            vi: "dòng \(number): «\(text)» không đọc được; viết «CCKL 305/309»",
            en: "line \(number): «\(text)» is not understood; write «CCKL 305/309»"
        )
    }

    package static let invalidInstant = Phrase(
        vi: "thời điểm không đọc được",
        en: "the instant cannot be read"
    )

    // MARK: Ledger

    package static func balanced(_ due: Int) -> Phrase {
        let vi = NumberStyle(.vietnamese)
        let en = NumberStyle(.english)
        return Phrase(
            vi: "khớp: \(vi.grouped(due)) lượt gửi đến hạn, mỗi lượt đúng một kết quả",
            en: "balanced: \(en.grouped(due)) occurrences due, each with exactly one end"
        )
    }

    package static func unbalanced(_ day: String, _ schedule: String, _ line: Int) -> Phrase {
        Phrase(
            vi: "lệch: ngày \(day), \(schedule)/\(line)",
            en: "out of balance: \(day), \(schedule)/\(line)"
        )
    }

    // MARK: Replay and demo

    package static let approvedByReplay = Phrase(
        vi: "mô phỏng tự duyệt các thư cần duyệt",
        en: "letters that need approval are approved by the replay"
    )

    package static func replayDone(passes: Int, occurrences: Int, sent: Int) -> Phrase {
        let vi = NumberStyle(.vietnamese)
        let en = NumberStyle(.english)
        return Phrase(
            vi:
                "\(vi.grouped(passes)) lượt, \(vi.grouped(occurrences)) lượt gửi, \(vi.grouped(sent)) thư đã gửi",
            en:
                "\(en.grouped(passes)) passes, \(en.grouped(occurrences)) occurrences, \(en.grouped(sent)) letters sent"
        )
    }

    package static func replaying(_ date: String, sent: Int) -> Phrase {
        Phrase(vi: "\(date): \(sent) thư", en: "\(date): \(sent) letters")
    }

    package static func notADemo(_ path: String) -> Phrase {
        Phrase(
            vi: "«\(path)» đã có và không phải do demo tạo ra; chọn thư mục khác bằng --into",
            en: "«\(path)» exists and was not made by the demo; choose another folder with --into"
        )
    }

    package static let demoNeedsCampaign = Phrase(
        vi: "không thấy Schedules/bau-cu-2021 và Templates ở đây; chạy demo trong thư mục mã nguồn",
        en:
            "there is no Schedules/bau-cu-2021 with Templates here; run the demo in the project's folder"
    )

    package static let demoProgress = Phrase(
        vi: "Tiến độ của các đơn vị, tính đến 31/12/2021",
        en: "Progress per unit, as of 31/12/2021"
    )
    package static let demoTurnout = Phrase(
        vi: "Tỷ lệ cử tri đi bầu",
        en: "Turnout"
    )
    package static let demoLedger = Phrase(vi: "Sổ theo dõi gửi thư", en: "The ledger")
    package static let demoSubjects = Phrase(vi: "Ba thư mẫu", en: "Three letters")

    package static func demoPlaces(home: String, inbox: String) -> Phrase {
        Phrase(
            vi: "Thư mục làm việc: \(home)\nHộp thư thử:      \(inbox)",
            en: "Home:  \(home)\nInbox: \(inbox)"
        )
    }

    // MARK: Why

    /// A reason as words.
    package static func reason(_ code: String, _ detail: String?) -> Phrase {
        let base: Phrase =
            switch code {
            case "submitted": Phrase(vi: "đơn vị đã nộp", en: "the unit had submitted")
            case "excused": Phrase(vi: "đơn vị được miễn", en: "the unit is excused")
            case "returned":
                Phrase(vi: "đang chờ đơn vị bổ sung", en: "the unit has time to resubmit")
            case "maximum":
                Phrase(vi: "đã gửi tối đa số lần", en: "the limit of letters is reached")
            case "no-address":
                Phrase(vi: "danh sách đơn vị không có địa chỉ", en: "the unit list has no address")
            case "paused": Phrase(vi: "tạm ngừng", en: "paused")
            case "before-effect":
                Phrase(vi: "trước khi tệp lịch có hiệu lực", en: "before the schedule took effect")
            case "superseded":
                Phrase(
                    vi: "thư sau của cùng tệp lịch gửi thay",
                    en: "a later letter of the block went instead"
                )
            case "too-late":
                Phrase(
                    vi: "gián đoạn, hết thời gian gửi bù",
                    en: "outage, past the catch-up window"
                )
            case "nothing-new": Phrase(vi: "không có gì mới", en: "nothing new")
            case "expired": Phrase(vi: "hết thời gian gửi", en: "no longer worth sending")
            case "approval": Phrase(vi: "giữ chờ duyệt", en: "held for approval")
            case "backlog":
                Phrase(
                    vi: "giữ lại: tồn đọng hoặc đồng hồ nhảy",
                    en: "held: a backlog or a clock jump"
                )
            case "rule-removed":
                Phrase(vi: "quy tắc đã bỏ khỏi tệp lịch", en: "the rule is gone from the files")
            case "deadline-moved": Phrase(vi: "đã thay đổi thời hạn", en: "the deadline was moved")
            case "unit-left":
                Phrase(vi: "đơn vị không còn trong danh sách", en: "the unit is no longer listed")
            case "rewritten":
                Phrase(
                    vi: "viết lại vì một phần đã xong",
                    en: "rewritten because part of it was settled"
                )
            case "refused": Phrase(vi: "máy chủ trả lời", en: "the server said")
            case "ambiguous": Phrase(vi: "chưa rõ đã gửi hay chưa", en: "ambiguous")
            default: .verbatim(code)
            }
        guard let detail, !detail.isEmpty else { return base }
        return Phrase(vi: "\(base.vi) (\(detail))", en: "\(base.en) (\(detail))")
    }

    /// A letter's state as words.
    package static func state(_ state: String) -> Phrase {
        switch state {
        case "pending": Phrase(vi: "chờ gửi", en: "pending")
        case "claimed", "inFlight": Phrase(vi: "đang gửi", en: "being sent")
        case "deferred": Phrase(vi: "tạm hoãn", en: "deferred")
        case "held": Phrase(vi: "giữ chờ duyệt", en: "held")
        case "sent": Phrase(vi: "đã gửi", en: "sent")
        case "failed": Phrase(vi: "không gửi được", en: "failed")
        case "ambiguous": Phrase(vi: "chưa rõ đã gửi hay chưa", en: "ambiguous")
        case "skipped": Phrase(vi: "không gửi", en: "skipped")
        case "cancelled": Phrase(vi: "đã hủy", en: "cancelled")
        case "expired": Phrase(vi: "lỡ do gián đoạn", en: "expired")
        case "quarantined": Phrase(vi: "cách ly, cần người xem", en: "quarantined")
        case "merged": Phrase(vi: "đã gộp", en: "merged")
        case "missed": Phrase(vi: "lỡ do gián đoạn", en: "missed")
        default: .verbatim(state)
        }
    }

    package static func obligationState(_ state: ObligationState) -> Phrase {
        switch state {
        case .notApplicable: Phrase(vi: "không áp dụng", en: "not applicable")
        case .notYetDue: Phrase(vi: "chưa đến hạn", en: "not yet due")
        case .onTime: Phrase(vi: "đúng hạn", en: "on time")
        case .late: Phrase(vi: "nộp sau hạn", en: "late")
        case .overdue: Phrase(vi: "quá hạn", en: "overdue")
        case .excused: Phrase(vi: "được miễn", en: "excused")
        case .returned: Phrase(vi: "đề nghị bổ sung", en: "returned")
        }
    }

    package static func whyHead(_ unit: String, _ milestone: String) -> Phrase {
        Phrase(vi: "\(unit) – \(milestone)", en: "\(unit) – \(milestone)")
    }

    package static func whyStatus(_ state: Phrase, deadline: String?) -> Phrase {
        let due = deadline.map { " – hạn \($0)" } ?? ""
        let dueEnglish = deadline.map { ", due \($0)" } ?? ""
        return Phrase(vi: "Trạng thái: \(state.vi)\(due)", en: "State: \(state.en)\(dueEnglish)")
    }

    package static let whyInvited = Phrase(
        vi: "Đơn vị được mời phối hợp: không đôn đốc.",
        en: "The unit is invited: it is not reminded."
    )
    package static let whyNotConcerned = Phrase(
        vi: "Việc này không áp dụng cho đơn vị.",
        en: "The milestone does not concern the unit."
    )
    package static let whyNoRule = Phrase(
        vi: "Không tệp lịch nào nhắc việc này.",
        en: "No schedule reminds of it."
    )
    package static let whyNeverActive = Phrase(
        vi: "Tệp lịch chưa từng được áp dụng: chưa có lượt «tick» hay «run» nào.",
        en: "The files were never active: there was no «tick» or «run» yet."
    )
    package static let whyFuture = Phrase(vi: "chưa đến giờ", en: "not due yet")
    package static let whyUnknown = Phrase(
        vi: "chưa xét: chờ lượt sau",
        en: "not looked at yet: the next pass will"
    )

    package static func attempt(_ number: Int, _ time: String, _ reply: String) -> Phrase {
        Phrase(vi: "lần \(number), \(time): \(reply)", en: "attempt \(number), \(time): \(reply)")
    }

    package static func extensionGranted(_ date: String) -> Phrase {
        Phrase(vi: "được gia hạn đến \(date)", en: "extended to \(date)")
    }

    package static func serviceStarted(_ process: Int32) -> Phrase {
        Phrase(
            vi: "dịch vụ chạy, tiến trình \(process)",
            en: "the service runs, process \(process)"
        )
    }

    package static let serviceStopped = Phrase(vi: "dịch vụ đã dừng", en: "the service has stopped")

    package static func publishedOnly(_ count: Int) -> Phrase {
        Phrase(
            vi:
                "\(count) đơn vị chỉ có tỷ lệ công bố hoặc thiếu một trong hai số: không tính vào tổng",
            en:
                "\(count) units gave only a percentage or one of the two counts: they are not in the total"
        )
    }

    package static func reporting(_ count: Int, of all: Int) -> Phrase {
        Phrase(vi: "\(count)/\(all) đơn vị đã báo cáo", en: "\(count) of \(all) units reporting")
    }

    package static func asOf(_ time: String) -> Phrase {
        Phrase(vi: "Tính đến \(time)", en: "As of \(time)")
    }
}

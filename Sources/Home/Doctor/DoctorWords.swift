import Campaigns
import Delivery
package import Texts
import Wording

/// What the doctor finds, why it matters, and what mends it.
package enum DoctorWords {
    static func homeIsFine(_ path: String) -> Phrase {
        Phrase(vi: "\(path): đọc và ghi được", en: "\(path): can be read and written")
    }

    static func notWritable(_ path: String) -> Phrase {
        Phrase(
            vi: "\(path): người chạy DonDoc không ghi được vào thư mục",
            en: "\(path): whoever runs DonDoc cannot write in it"
        )
    }

    /// Never to take it from whom it is: that may be the service.
    static func runAsOwner(_ path: String) -> Phrase {
        Phrase(
            vi:
                "chạy bằng tài khoản của dịch vụ (xem chủ thư mục: ls -ld \(path)); nếu đó chính là tài khoản này: chmod u+rwx "
                + path,
            en:
                "run as the service's user (whose the folder is: ls -ld \(path)); if you are that user: chmod u+rwx \(path)"
        )
    }

    package static let whyWritable = Phrase(
        vi: "không ghi được thì không lập và không gửi được thư",
        en: "without it no letter can be written or sent"
    )

    static func filesAreFine(_ campaigns: Int) -> Phrase {
        Phrase(
            vi: "\(campaigns) đợt, không có lỗi",
            en: campaigns == 1 ? "1 campaign, no errors" : "\(campaigns) campaigns, no errors"
        )
    }

    /// Found in new or changed files that nothing goes by yet.
    static func coming(_ what: Phrase) -> Phrase {
        Phrase(
            vi: "theo tệp lịch chưa có hiệu lực: \(what.vi)",
            en: "by files that do not count yet: \(what.en)"
        )
    }

    static func changedFiles(_ campaigns: [CampaignID]) -> Phrase {
        let names = campaigns.map(\.text).joined(separator: ", ")
        return Phrase(
            vi:
                "tệp của \(names) khác bản đang dùng: thư vẫn theo bản đang dùng, bản mới có hiệu lực ở lượt sau",
            en:
                "the files of \(names) differ from what counts: letters go by the active set, the new one counts from the "
                + "next pass on"
        )
    }

    static let whyTemplates = Phrase(
        vi: "không có mẫu thì không soạn được thư",
        en: "without them no letter can be written"
    )

    static func brokenFiles(_ errors: Int) -> Phrase {
        Phrase(
            vi: "tệp lịch có \(errors) lỗi",
            en: errors == 1
                ? "the schedule files have 1 error" : "the schedule files have \(errors) errors"
        )
    }

    static func noCopyYet(_ folder: String) -> Phrase {
        Phrase(
            vi: "\(folder): chưa có bản sao nào; «dondoc run» lập bản đầu tiên khi chạy",
            en: "\(folder): no copy yet; «dondoc run» makes the first"
        )
    }

    static func newestCopy(_ day: CivilDate, _ folder: String) -> Phrase {
        Phrase(
            vi: "\(folder): bản sao mới nhất là của ngày \(DateStyle(.vietnamese).inTable(day))",
            en: "\(folder): the newest copy is that of \(DateStyle(.english).inTable(day))"
        )
    }

    static let whyBackup = Phrase(
        vi: "hỏng máy thì mất mọi ghi nhận từ bản sao đó đến nay",
        en: "if the machine breaks, all that was recorded since then is lost"
    )

    static let lookForCopy = Phrase(
        vi:
            "dondoc status (dịch vụ có chạy không, vì sao chưa sao lưu được); sao lưu ngay: dondoc backup TỆP",
        en:
            "dondoc status (does the service run, and why is there no copy); a copy now: dondoc backup FILE"
    )

    static let whyFiles = Phrase(
        vi: "thay đổi mới chưa được áp dụng; thư vẫn theo bản đúng gần nhất",
        en: "changes are not in effect; letters go by the last good set"
    )

    static func heldFiles(_ campaigns: [CampaignID]) -> Phrase {
        let names = campaigns.map(\.text).joined(separator: ", ")
        return Phrase(
            vi: "bản mới của \(names) chờ chấp nhận",
            en: "new files of \(names) wait for acceptance"
        )
    }

    static let whyHeld = Phrase(
        vi: "bản mới sẽ gửi nhiều thư một lúc, nên chờ người đồng ý",
        en: "they would send many letters at once, so somebody has to agree"
    )

    static func templatesAreFine(_ count: Int) -> Phrase {
        Phrase(
            vi: "\(count) mẫu thư, đủ và không lỗi",
            en: "\(NumberStyle.english(count, "template")), complete and without errors"
        )
    }

    static func calendarIsFine(_ campaign: CampaignID, _ last: CivilDate) -> Phrase {
        Phrase(
            vi: "\(campaign): lịch nghỉ có đến hết \(DateStyle(.vietnamese).inTable(last))",
            en: "\(campaign): the working calendar reaches \(DateStyle(.english).inTable(last))"
        )
    }

    static func calendarEnds(
        _ campaign: CampaignID,
        _ last: CivilDate,
        campaignEnds end: CivilDate
    ) -> Phrase {
        let (vi, en) = (DateStyle(.vietnamese), DateStyle(.english))
        return Phrase(
            vi:
                "\(campaign): lịch nghỉ chỉ có đến hết \(vi.inTable(last)), đợt kéo dài đến \(vi.inTable(end))",
            en:
                "\(campaign): the working calendar ends on \(en.inTable(last)), the campaign on \(en.inTable(end))"
        )
    }

    static let whyCalendar = Phrase(
        vi: "sau ngày đó không biết ngày lễ: thư có thể gửi vào ngày nghỉ",
        en: "after it no holidays are known: letters may leave on days off"
    )

    static let extendCalendar = Phrase(
        vi: "bổ sung ngày nghỉ của năm sau vào khối LỊCH NGHỈ, rồi chạy: dondoc check",
        en: "add the next year's days off to the block CALENDAR, then run: dondoc check"
    )

    static func addressesAreFine(_ campaign: CampaignID, _ units: Int) -> Phrase {
        Phrase(
            vi: "\(campaign): \(units) đơn vị đều có địa chỉ dùng được",
            en: units == 1
                ? "\(campaign): its unit has an address that works"
                : "\(campaign): all \(units) units have an address that works"
        )
    }

    static func withoutAddress(_ campaign: CampaignID, _ units: [String]) -> Phrase {
        let names = list(units)
        return Phrase(
            vi: "\(campaign): \(units.count) đơn vị chưa có địa chỉ thư: \(names)",
            en:
                "\(campaign): \(NumberStyle.english(units.count, "unit")) without an address: \(names)"
        )
    }

    static let whyAddress = Phrase(
        vi: "các đơn vị này không nhận được thư nhắc",
        en: "these units get no letters"
    )

    static let addAddress = Phrase(
        vi: "điền cột thư điện tử trong danh sách đơn vị, rồi chạy: dondoc check",
        en: "fill in the column of addresses in the unit list, then run: dondoc check"
    )

    static func deadAddresses(_ campaign: CampaignID, _ addresses: [String]) -> Phrase {
        let names = list(addresses)
        return Phrase(
            vi: "\(campaign): \(addresses.count) địa chỉ không nhận thư: \(names)",
            en: "\(campaign): \(addresses.count) addresses take no mail: \(names)"
        )
    }

    static let whyDead = Phrase(
        vi: "máy chủ của nơi nhận đã trả lại thư; DonDoc không gửi đến nữa",
        en: "their servers gave letters back; nothing is sent to them any more"
    )

    static let mendDead = Phrase(
        vi:
            "sửa địa chỉ trong danh sách đơn vị; địa chỉ đã dùng lại được thì: dondoc outbox retry --unit MÃ",
        en:
            "mend the address in the unit list; where it works again: dondoc outbox retry --unit CODE"
    )

    static func clockIsFine(_ now: Instant) -> Phrase {
        Phrase(
            vi: "\(now.withSeconds), không trái với những gì đã ghi",
            en: "\(now.withSeconds), in keeping with what was recorded"
        )
    }

    static func clockJumped(_ jump: ClockWatch.Jump) -> Phrase {
        Phrase(
            vi:
                "đồng hồ nhảy từ \(jump.from.withSeconds) sang \(jump.to.withSeconds) khi máy đang chạy",
            en:
                "the clock jumped from \(jump.from.withSeconds) to \(jump.to.withSeconds) under the running machine"
        )
    }

    static func clockBehind(now: Instant, last: Instant) -> Phrase {
        Phrase(
            vi: "giờ máy \(now.withSeconds) sớm hơn lượt hoặc thư gần nhất (\(last.withSeconds))",
            en:
                "the clock shows \(now.withSeconds), earlier than the last pass or letter (\(last.withSeconds))"
        )
    }

    /// `ahead`: what the clock showed before it was set back.
    static func clockWasSetBack(now: Instant, ahead: Instant) -> Phrase {
        Phrase(
            vi:
                "giờ máy \(now.withSeconds), nhưng đã có lượt chạy và thư gửi theo giờ muộn hơn (đến "
                + "\(ahead.withSeconds)): giờ trước đó nhanh, hoặc giờ hiện nay chậm",
            en:
                "the clock shows \(now.withSeconds), but passes were made and letters sent by a later one (up to "
                + "\(ahead.withSeconds)): it was ahead then, or is behind now"
        )
    }

    package static let whyClock = Phrase(
        vi: "giờ sai thì thư gửi sai ngày",
        en: "by a wrong clock letters leave on wrong days"
    )

    static func diskIsFine(_ megabytes: Int) -> Phrase {
        Phrase(vi: "còn trống \(megabytes) MB", en: "\(megabytes) MB free")
    }

    static func diskIsShort(_ megabytes: Int, least: Int) -> Phrase {
        Phrase(
            vi: "ổ đĩa chỉ còn trống \(megabytes) MB (nên có ít nhất \(least) MB)",
            en: "only \(megabytes) MB are free on the disk (\(least) MB are wanted)"
        )
    }

    static let whyDisk = Phrase(
        vi: "hết chỗ thì không lập và không gửi được thư",
        en: "without room no letter can be written or sent"
    )

    static func onNetwork(_ name: String) -> Phrase {
        Phrase(
            vi: "thư mục làm việc nằm trên ổ mạng (\(name))",
            en: "the home lies on a network's file system (\(name))"
        )
    }

    static let whyNetwork = Phrase(
        vi:
            "khóa tệp trên ổ mạng có thể không giữ được: hai máy cùng gửi một thư, hoặc hỏng dữ liệu",
        en: "locks there may hold nobody: two machines send one letter, or the database breaks"
    )

    static let moveHome = Phrase(
        vi: "chuyển thư mục làm việc sang ổ đĩa của máy",
        en: "move the home to a disk of this machine"
    )

    /// The first five, and how many more.
    private static func list(_ names: [String]) -> String {
        names.prefix(5).joined(separator: ", ")
            + (names.count > 5 ? ", … (+\(names.count - 5))" : "")
    }
}

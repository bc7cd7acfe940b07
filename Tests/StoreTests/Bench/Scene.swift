@testable import Campaigns
@testable import Delivery
import Foundation

/// A store with a small campaign in it, and the verbs that contracts are told in.
struct Scene: Sendable {
    let store: any HomeStore

    /// The campaign was taken over on 01/03/2021 at 00:00.
    init(_ store: any HomeStore) throws {
        self.store = store
        _ = try store.activate(.sample, texts: ["a.lich": "A"], at: .start)
    }
}

extension Instant {
    static let start = at("2021-03-01T00:00")
    static let morning = at("2021-03-09T08:00")

    /// The instant of that reading in the campaign's zone.
    static func at(_ text: String) -> Instant {
        guard let civil = CivilDateTime(iso: text) else { return .distantPast }
        return Campaign.sampleZone.instant(of: civil)
    }
}

extension CivilDateTime {
    static func at(_ text: String) -> CivilDateTime {
        CivilDateTime(iso: text) ?? CivilDateTime(secondsSinceEpoch: 0)
    }
}

extension CivilDate {
    static func on(_ text: String) -> CivilDate { CivilDate(iso: text) ?? CivilDate(dayNumber: 0) }
}

extension EmailAddress {
    static func of(_ text: String) -> EmailAddress {
        guard let address = EmailAddress(text) else { preconditionFailure(text) }
        return address
    }
}

extension Campaign {
    static let sampleZone: CivilZone = {
        guard let zone = CivilZone(identifier: "Asia/Ho_Chi_Minh") else {
            preconditionFailure("no such zone")
        }
        return zone
    }()

    /// Three units; CD has nothing to do with `m2`; a reminder of two lines, a digest of one.
    static let sample = make("d")
    /// The same under another name.
    static let other = make("e")

    private static func make(_ id: CampaignID) -> Campaign {
        let year = CivilDate.on("2021-01-01")...CivilDate.on("2021-12-31")
        var campaign = Campaign(
            id: id,
            name: "Đợt \(id)",
            zone: sampleZone,
            calendar: WorkingCalendar(validity: year, weeklyDaysOff: [.saturday, .sunday]),
            validity: CivilDate.on("2021-03-01")...CivilDate.on("2021-12-31")
        )
        campaign.units = ["CCA", "CCB", "CD"].map { code in
            var unit = OrganisationalUnit(code: UnitCode(code), name: "Đơn vị \(code)", kind: "k")
            unit.focalAddress = .of("\(code.lowercased())@so.example")
            unit.headAddress = .of("\(code.lowercased())-ld@so.example")
            return unit
        }
        var first = Milestone(id: "m1", name: "Mốc một")
        first.deadline = .at("2021-03-31T17:00")
        var second = Milestone(id: "m2", name: "Mốc hai")
        second.deadline = .at("2021-04-30T17:00")
        second.appliesTo = .everyUnit(except: [.unit("CD")])
        var date = Milestone(id: "ngay", name: "Một ngày")
        date.deadline = .at("2021-05-23T00:00")
        date.isDateOnly = true
        campaign.milestones = [first, second, date]
        var reminder = Schedule(id: "nhac", name: "Nhắc", kind: .reminder(["m1", "m2"]))
        reminder.rules = [
            SendRule(line: 1, form: .days(-7, .hour(8))),
            SendRule(line: 2, form: .days(-1, .hour(20))),
        ]
        var digest = Schedule(id: "tong-hop", name: "Tổng hợp", kind: .digest(DigestTerms()))
        digest.rules = [SendRule(line: 1, form: .lastWorkingDayOfMonth(.hour(8)))]
        campaign.schedules = [reminder, digest]
        return campaign
    }

    /// Its milestones, rules and units under another name.
    func renamed(_ id: CampaignID) -> Campaign {
        var copy = Campaign(id: id, name: name, zone: zone, calendar: calendar, validity: validity)
        (copy.units, copy.milestones, copy.schedules) = (units, milestones, schedules)
        return copy
    }

    /// With that change.
    func changed(_ change: (inout Campaign) -> Void) -> Campaign {
        var campaign = self
        change(&campaign)
        return campaign
    }
}

extension TimeOfDay {
    static func hour(_ hour: Int) -> TimeOfDay { TimeOfDay(hour: hour, minute: 0) ?? .midnight }
}

extension RuleName {
    static let week = RuleName(schedule: "nhac", ruleKey: "-P7D")
    static let day = RuleName(schedule: "nhac", ruleKey: "-P1D")
    static let digest = RuleName(schedule: "tong-hop", ruleKey: "month-last-working-day")
}

extension Worker {
    static let one = Worker(process: 1, boot: "boot")
    static let two = Worker(process: 2, boot: "boot")
}

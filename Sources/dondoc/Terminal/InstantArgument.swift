import ArgumentParser
import Campaigns
import Schedules
import Texts
import Wording

/// An INSTANT as typed: `yyyy-mm-dd[Thh:mm[:ss]]` local to the campaign, with `Z` or an offset, or
/// `now`; also as the schedule files write it, `dd/mm/yyyy[ hh:mm]`, and as people say it,
/// `hh:mm dd/mm/yyyy`.
struct InstantArgument: ExpressibleByArgument {
    private enum Form {
        case now
        case date(CivilDate)
        case local(CivilDateTime)
        case absolute(Instant)
    }

    private let form: Form

    init?(argument: String) {
        if argument == "now" {
            form = .now
        } else if let date = CivilDate(written: argument) {
            form = .date(date)
        } else if let civil = Self.written(argument) {
            form = .local(civil)
        } else if let civil = CivilDateTime(iso: argument) {
            form = .local(civil)
        } else if let instant = Instant(iso: argument) {
            form = .absolute(instant)
        } else {
            return nil
        }
    }

    private static func written(_ text: String) -> CivilDateTime? {
        var parts = text.split(whereSeparator: { $0 == " " || $0 == "T" })
        guard parts.count == 2 else { return nil }
        if parts[1].contains("/") { parts.swapAt(0, 1) }
        guard parts[0].contains("/"), let date = CivilDate(written: String(parts[0])),
            let time = TimeOfDay(written: String(parts[1]))
        else { return nil }
        return CivilDateTime(date, time)
    }

    /// The date, where nothing but a date was typed.
    var plainDate: CivilDate? {
        if case .date(let date) = form { date } else { nil }
    }

    /// The instant where it does not depend on a zone; nil where it does.
    func absolute(now: Instant) -> Instant? {
        switch form {
        case .now: now
        case .absolute(let instant): instant
        case .date, .local: nil
        }
    }

    /// A bare date is its last second.
    func asOf(_ zone: CivilZone, now: Instant) -> Instant {
        if case .date(let date) = form {
            return zone.instant(of: CivilDateTime(date, .lastSecond))
        }
        return instant(zone, now: now)
    }

    /// A bare date is its 00:00.
    func instant(_ zone: CivilZone, now: Instant) -> Instant {
        switch form {
        case .now: now
        case .date(let date): zone.start(of: date)
        case .local(let civil): zone.instant(of: civil)
        case .absolute(let instant): instant
        }
    }

    func date(_ zone: CivilZone, now: Instant) -> CivilDate {
        switch form {
        case .date(let date): date
        default: zone.civil(of: instant(zone, now: now)).date
        }
    }
}

/// The present for a command: `--now`, else the wall clock.
struct NowOptions: ParsableArguments {
    @Option(help: ArgumentHelp(Commands.now(Screen.language), valueName: "INSTANT"))
    var now: InstantArgument?

    func instant(_ zone: CivilZone) -> Instant {
        let present = WallClock.now()
        return now?.instant(zone, now: present) ?? present
    }

    /// Asks for the zone only where the text is local to one.
    func instant(zone: @autoclosure () throws -> CivilZone) throws -> Instant {
        let present = WallClock.now()
        guard let now else { return present }
        return try now.absolute(now: present) ?? now.instant(zone(), now: present)
    }
}

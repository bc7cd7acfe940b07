import Campaigns
import Texts

/// Reads the keys of `ĐỢT`.
struct HeadStage {
    let reader: ValueReader
    let shared: SharedBlocks

    /// What the keys say; nil for a key that is absent or wrong.
    struct Keys {
        let zone: CivilZone?
        let calendar: WorkingCalendar?
        let validity: ClosedRange<CivilDate>?
        let window: SendWindow?
        let mailServer: MailServer?
        let language: Language?
    }

    func keys() -> Keys {
        Keys(
            zone: reader.value(.timezone) { cursor throws(Finding) in try cursor.zone() },
            calendar: reader.value(.calendar) { cursor throws(Finding) in
                try cursor.calendars(shared.calendars)
            },
            validity: reader.value(.valid) { cursor throws(Finding) in
                try cursor.validity(years: Cursor.mostYearsOfCampaign)
            },
            window: reader.value(.window) { cursor throws(Finding) in try cursor.window() },
            mailServer: reader.value(.mail) { cursor throws(Finding) in
                try cursor.mailServer(shared.mailServers)
            },
            language: reader.value(.language) { cursor throws(Finding) -> Language in
                let (text, token) = try cursor.identifier()
                guard let language = Language(rawValue: text) else {
                    throw cursor.finding(.expected, token, Findings.aLanguage)
                }
                return language
            }
        )
    }
}

extension HeadStage.Keys {
    /// The campaign without its units, milestones and letters; nil where it has no zone, calendar or
    /// time.
    func campaign(id: CampaignID, _ reader: ValueReader) -> Campaign? {
        guard let zone, let calendar, let validity else { return nil }
        var campaign = Campaign(
            id: id,
            name: reader.block.name ?? id.text,
            zone: zone,
            calendar: calendar,
            validity: validity
        )
        campaign.shortName = reader.string(.shortName)
        campaign.window = window ?? Self.defaultWindow
        campaign.mailServer = mailServer
        campaign.language = language ?? .vietnamese
        campaign.basis = reader.string(.basis)
        campaign.howToSubmit = reader.string(.howToSubmit)
        campaign.contact = reader.string(.contact)
        return campaign
    }

    /// Reports a calendar that does not cover the campaign, and letters without a server.
    func judge(_ reader: ValueReader, sendsLetters: Bool) {
        if let calendar, let validity, let entry = reader.entry(.calendar) {
            let coversStart = calendar.validity.contains(validity.lowerBound)
            // Too short at its end, it is still right for what comes before: only a line that counts
            // past it is wrong.
            if !coversStart || !calendar.validity.contains(validity.upperBound) {
                reader.report(
                    coversStart ? .calendarEnds : .calendarTooShort,
                    at: entry,
                    Findings.calendarTooShort(calendar.validity, validity)
                )
            }
        }
        if mailServer == nil, !reader.has(.mail), sendsLetters {
            reader.report(.noMailServer, Findings.noMailServer)
        }
    }

    /// Where the file names no `khung giờ gửi`.
    private static let defaultWindow: SendWindow = {
        guard let from = TimeOfDay(hour: 7, minute: 30), let until = TimeOfDay(hour: 18, minute: 0)
        else { return .anyTime }
        return .daily(from: from, until: until)
    }()
}

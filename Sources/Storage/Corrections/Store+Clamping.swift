import Campaigns
import Delivery
import GRDB

/// What a correction of the clock does to rules, happenings, facts and desks.
extension Store {
    static func correctRules(
        _ correction: ClockCorrection,
        _ campaign: CampaignID,
        lastNoted: Instant?,
        _ connection: Database
    ) throws {
        let rows = try Row.fetchAll(
            connection,
            sql: "SELECT * FROM rule_state WHERE campaign = ?",
            arguments: [campaign]
        )
        for row in rows {
            let known = RuleState(
                effectiveFrom: row.instant("effective_from"),
                cursor: row.instant("cursor"),
                decidedThrough: (row["decided_through"] as String?).flatMap(CivilDate.init(iso:)),
                heldSince: (row["held_since"] as Int64?).map(Instant.init(milliseconds:))
            )
            let state = correction.state(known, lastNoted: lastNoted)
            guard state != known else { continue }
            try connection.run(
                sql: """
                    UPDATE rule_state SET effective_from = ?, cursor = ?, decided_through = ?,
                        held_since = ?
                    WHERE campaign = ? AND schedule = ? AND rule_key = ?
                    """,
                arguments: [
                    state.effectiveFrom.milliseconds, state.cursor.milliseconds,
                    state.decidedThrough?.description, state.heldSince?.milliseconds, campaign,
                    row["schedule"] as String,
                    row["rule_key"] as String,
                ]
            )
        }
    }

    /// What the files did since happened at the correction, and is not told twice.
    static func correctHappenings(
        _ correction: ClockCorrection,
        _ campaign: CampaignID,
        _ connection: Database
    ) throws {
        for (table, column) in [
            ("milestone_state", "since"), ("unit_state", "since"), ("schedule_set", "loaded"),
        ] {
            try clamp(table, column, correction, of: campaign, connection)
        }
        // Files that were held by the wrong clock are judged anew.
        try connection.run(
            sql: "DELETE FROM held_set WHERE campaign = ? AND since > ?",
            arguments: [campaign, correction.to.milliseconds]
        )
        // Of nothing new the wrong clock knew nothing; what its digests told ends now at the latest.
        let now = correction.to.milliseconds
        try connection.run(
            sql: """
                DELETE FROM digest_period WHERE campaign = ? AND noted > ? AND message_id IS NULL
                    AND recipient IS NOT NULL
                """,
            arguments: [campaign, now]
        )
        try connection.run(
            sql: """
                UPDATE digest_period SET start = min(start, ?2), until = min(until, ?2),
                    noted = min(noted, ?2)
                WHERE campaign = ?1 AND (until > ?2 OR noted > ?2)
                """,
            arguments: [campaign, now]
        )
        let told = try Row.fetchAll(
            connection,
            sql:
                "SELECT * FROM occurrence WHERE campaign = ? AND noted > ? AND due > ? AND line = 0",
            arguments: [campaign, correction.to.milliseconds, correction.to.milliseconds]
        ).compactMap(ToldHappening.init)
        for notice in told {
            let (key, moment) = notice.corrected(by: correction)
            try connection.run(
                sql: """
                    UPDATE occurrence SET key = ?1, slot = ?2, nominal = ?2, actual = ?2, due = ?3, day = ?4
                    WHERE key = ?5 AND NOT EXISTS (SELECT 1 FROM occurrence WHERE key = ?1)
                    """,
                arguments: [
                    key.text, moment.description, correction.to.milliseconds,
                    moment.date.description, notice.key.text,
                ]
            )
        }
        try clamp("occurrence", "noted", correction, of: campaign, connection)
    }

    static func correctDesks(
        _ correction: ClockCorrection,
        _ campaign: CampaignID,
        _ connection: Database
    ) throws {
        for (table, column) in [
            ("server_pause", "since"), ("server_pause", "until"), ("suppression", "since"),
            ("suppression", "latest"), ("suppression", "trial_began"), ("overlap_refusal", "noted"),
            ("bounce", "recorded"), ("restoration", "as_of"), ("restoration", "restored"),
            ("restored_files", "taken_over"),
        ] {
            try clamp(table, column, correction, of: nil, connection)
        }
        for column in ["first_seen", "last_told"] {
            try clamp("cause", column, correction, of: campaign, connection)
        }
    }

    /// `campaign`: nil for what belongs to no campaign.
    private static func clamp(
        _ table: String,
        _ column: String,
        _ correction: ClockCorrection,
        of campaign: CampaignID?,
        _ connection: Database
    ) throws {
        let ofCampaign = campaign == nil ? "" : " AND campaign = ?2"
        try connection.execute(
            sql: "UPDATE \(table) SET \(column) = ?1 WHERE \(column) > ?1\(ofCampaign)",
            arguments: StatementArguments(
                [correction.to.milliseconds] + (campaign.map { [$0.text] } ?? [])
                    as [any DatabaseValueConvertible]
            )
        )
    }

    /// Facts that are stamped later count from the correction; returns how many.
    static func restamp(
        _ correction: ClockCorrection,
        _ campaign: CampaignID,
        _ connection: Database
    ) throws -> Int {
        let facts = try Row.fetchAll(
            connection,
            sql: """
                SELECT 'submission', s.id, s.recorded, s.happened FROM submission s
                    JOIN obligation o ON o.id = s.obligation_id
                WHERE o.campaign = ?1 AND s.recorded > ?2
                UNION ALL SELECT 'decision', d.id, d.recorded, NULL FROM decision d
                    JOIN obligation o ON o.id = d.obligation_id
                WHERE o.campaign = ?1 AND d.recorded > ?2
                UNION ALL SELECT 'score-decision', id, recorded, NULL FROM score_decision
                WHERE campaign = ?1 AND recorded > ?2
                UNION ALL SELECT 'figure', id, recorded, as_of FROM figure
                WHERE campaign = ?1 AND recorded > ?2
                """,
            arguments: [campaign, correction.to.milliseconds]
        ).compactMap { StampedFact($0, of: campaign) }
        let stamps = FactStamps(
            correction,
            facts.flatMap { [$0.recorded, min($0.happened ?? $0.recorded, $0.recorded)] }
        )
        for fact in facts {
            try write(fact, connection)
            let recorded = stamps.corrected(fact.recorded)
            try restamp(fact, recorded: recorded, by: stamps, connection)
        }
        return facts.count
    }

    private static func restamp(
        _ fact: StampedFact,
        recorded: Instant,
        by stamps: FactStamps,
        _ connection: Database
    ) throws {
        switch fact.kind {
        case .submission:
            let happened = fact.happened.map { min(stamps.corrected($0), recorded) } ?? recorded
            try connection.run(
                sql: "UPDATE submission SET recorded = ?, happened = ? WHERE id = ?",
                arguments: [recorded.milliseconds, happened.milliseconds, fact.id]
            )
        case .decision:
            try connection.run(
                sql: "UPDATE decision SET recorded = ? WHERE id = ?",
                arguments: [recorded.milliseconds, fact.id]
            )
        case .scoreDecision:
            try connection.run(
                sql: "UPDATE score_decision SET recorded = ? WHERE id = ?",
                arguments: [recorded.milliseconds, fact.id]
            )
        case .figure:
            // That of a period which is not over lies ahead by right.
            let asOf = fact.happened.map { $0 <= fact.recorded ? stamps.corrected($0) : $0 }
            try connection.run(
                sql: "UPDATE figure SET recorded = ?, as_of = ifnull(?, as_of) WHERE id = ?",
                arguments: [recorded.milliseconds, asOf?.milliseconds, fact.id]
            )
        }
    }

    static func write(_ fact: StampedFact, _ connection: Database) throws {
        try connection.run(
            sql: "INSERT INTO restamped VALUES (?, ?, ?, ?, ?)",
            arguments: [
                fact.campaign, fact.kind.rawValue, fact.id, fact.recorded.milliseconds,
                fact.happened?.milliseconds,
            ]
        )
    }
}

extension StampedFact {
    fileprivate init?(_ row: Row, of campaign: CampaignID) {
        guard let kind = Kind(rawValue: row[0]) else { return nil }
        self.init(
            campaign: campaign,
            kind: kind,
            id: row[1],
            recorded: Instant(column: row[2]),
            happened: (row[3] as Int64?).map(Instant.init(milliseconds:))
        )
    }
}

extension ToldHappening {
    fileprivate init?(_ row: Row) {
        self.init(
            key: OccurrenceKey(text: row["key"]),
            campaign: row["campaign"],
            schedule: row["schedule"],
            line: row["line"],
            ruleKey: row["rule_key"],
            milestone: row["milestone"],
            deadline: row.civil("deadline"),
            unit: row["unit"],
            recipientKey: row["recipient"]
        )
    }
}

import Campaigns
package import Delivery
import Foundation
import GRDB

/// Takes over what another store kept.
extension Store {
    /// Writes everything that the other store held into this one, which must hold nothing yet.
    ///
    /// Ids stay what they were, so that letters keep their numbers and their bounce addresses. All or
    /// nothing.
    package func fill(with contents: StoreContents) throws {
        try write { connection in
            let isEmpty =
                try Row.fetchOne(
                    connection,
                    sql: """
                        SELECT 1 FROM schedule_set UNION ALL SELECT 1 FROM message
                        UNION ALL SELECT 1 FROM occurrence UNION ALL SELECT 1 FROM submission LIMIT 1
                        """
                ) == nil
            guard isEmpty else { throw StoreError.other("the store to be filled is not empty") }
            try fillSets(contents, connection)
            try fillUnits(contents, connection)
            try fillFacts(contents, connection)
            try fillLetters(contents, connection)
            try fillLedger(contents, connection)
            try fillDesks(contents, connection)
        }
    }

    private func fillSets(_ contents: StoreContents, _ connection: Database) throws {
        for (campaign, set) in contents.heldSets { try Self.insert(set, of: campaign, connection) }
        for (campaign, set) in contents.sets {
            try connection.run(
                sql: """
                    INSERT INTO schedule_set (campaign, texts, loaded, active, zone)
                    VALUES (?, ?, ?, 1, ?)
                    """,
                arguments: [
                    campaign, try Self.json(set.texts),
                    set.loaded.milliseconds, set.zone.identifier,
                ]
            )
        }
        for (campaign, states) in contents.ruleStates {
            for (name, state) in states {
                try connection.run(
                    sql: """
                        INSERT INTO rule_state (campaign, schedule, rule_key, effective_from, cursor,
                            decided_through, held_since)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        campaign, name.schedule, name.ruleKey, state.effectiveFrom.milliseconds,
                        state.cursor.milliseconds, state.decidedThrough?.description,
                        state.heldSince?.milliseconds,
                    ]
                )
            }
        }
        for (campaign, milestones) in contents.milestones {
            for (milestone, state) in milestones {
                try connection.run(
                    sql: "INSERT INTO milestone_state VALUES (?, ?, ?, ?)",
                    arguments: [
                        campaign, milestone, state.deadline?.description, state.since.milliseconds,
                    ]
                )
            }
        }
        for (campaign, units) in contents.joined {
            for (unit, since) in units {
                try connection.run(
                    sql: "INSERT INTO unit_state VALUES (?, ?, ?)",
                    arguments: [campaign, unit, since.milliseconds]
                )
            }
        }
        if let clock = contents.passClock {
            try connection.run(
                sql: "INSERT INTO pass_clock VALUES (1, ?)",
                arguments: [clock.rawValue]
            )
        }
        if let restoration = contents.restoration { try Self.write(restoration, connection) }
        for (campaign, pass) in contents.lastPasses {
            try connection.run(
                sql: "INSERT INTO service (campaign, last_pass) VALUES (?, ?)",
                arguments: [campaign, pass.milliseconds]
            )
        }
    }

    private func fillUnits(_ contents: StoreContents, _ connection: Database) throws {
        for (campaign, units) in contents.units {
            for unit in units { try Self.insert(unit, of: campaign, connection) }
        }
        for (campaign, obligations) in contents.obligations {
            for (name, obligation) in obligations.sorted(by: Self.isEarlier) {
                try connection.run(
                    sql: """
                        INSERT INTO obligation (campaign, unit, milestone, involvement, own_deadline)
                        VALUES (?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        campaign, name.unit, name.milestone, obligation.involvement.rawValue,
                        obligation.ownDeadline?.description,
                    ]
                )
            }
        }
    }

    private func fillFacts(_ contents: StoreContents, _ connection: Database) throws {
        for fact in contents.submissions {
            var batch = FactBatch()
            batch.submissions = [fact.content]
            try append(batch, of: fact.campaign, fact.author, isSample: fact.isSample, connection)
        }
        for fact in contents.decisions {
            var batch = FactBatch()
            batch.decisions = [fact.content]
            try append(batch, of: fact.campaign, fact.author, isSample: fact.isSample, connection)
        }
        for fact in contents.figures {
            var batch = FactBatch()
            batch.figures = [fact.content]
            try append(batch, of: fact.campaign, fact.author, isSample: fact.isSample, connection)
        }
        for fact in contents.scoreDecisions {
            var batch = FactBatch()
            batch.scoreDecisions = [fact.content]
            try append(batch, of: fact.campaign, fact.author, isSample: fact.isSample, connection)
        }
    }

    private func append(
        _ batch: FactBatch,
        of campaign: CampaignID,
        _ author: String?,
        isSample: Bool,
        _ connection: Database
    ) throws {
        var batch = batch
        batch.isSample = isSample
        _ = try Self.append(batch, to: campaign, author: author, connection)
    }

    private static func isEarlier(
        _ left: (key: ObligationID, value: Obligation),
        _ right: (key: ObligationID, value: Obligation)
    ) -> Bool {
        (left.key.milestone, left.key.unit) < (right.key.milestone, right.key.unit)
    }
}

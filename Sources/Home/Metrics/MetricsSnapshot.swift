package import Campaigns
package import Delivery

/// What is told of a service after a pass, in numbers.
package struct MetricsSnapshot: Hashable, Sendable {
    package var version: String
    package var machine: String
    /// False once the service has ended by itself or was told to; nil where there is none: passes are a timer's.
    package var isUp: Bool? = true
    package var lastPasses: [CampaignID: Instant] = [:]
    /// nil where nothing is ahead.
    package var nextDue: Instant?
    package var letters: [LetterTally] = []
    /// Occurrences of each campaign without exactly one end.
    package var imbalances: [CampaignID: Int] = [:]
    /// Servers that campaigns name, and whether they take letters.
    package var faults: [MailServerID: Bool] = [:]
    /// Changed files that wait for a person.
    package var heldSets = 0
    /// How long the last pass took; nil before the first.
    package var lastPassTook: Duration?

    package init(version: String, machine: String) {
        self.version = version
        self.machine = machine
    }

    /// The numbers in the text form that Prometheus reads (exposition format 0.0.4).
    package var text: String {
        var text = MetricsText()
        if let isUp { text.gauge("dondoc_up", "Whether the service runs.", isUp ? 1 : 0) }
        text.family("dondoc_build_info", .gauge, "Version and machine of the service; always 1.") {
            $0.sample(["version": version, "machine": machine], 1)
        }
        text.family(
            "dondoc_last_pass_timestamp_seconds",
            .gauge,
            "When the campaign's letters were last planned; every 15 minutes at least."
        ) { family in
            for (campaign, instant) in lastPasses.sorted(by: { $0.key < $1.key }) {
                family.sample(["campaign": campaign.text], instant.seconds)
            }
        }
        if let nextDue {
            text.gauge(
                "dondoc_next_due_timestamp_seconds",
                "When a pass has something to do next.",
                nextDue.seconds
            )
        }
        addLetters(to: &text)
        text.family(
            "dondoc_ledger_imbalance",
            .gauge,
            "Occurrences without exactly one end; anything but 0 is a fault of the program."
        ) { family in
            for (campaign, count) in imbalances.sorted(by: { $0.key < $1.key }) {
                family.sample(["campaign": campaign.text], Double(count))
            }
        }
        text.family(
            "dondoc_relay_fault",
            .gauge,
            "1 where the mail server could not be used when it was last tried, or refuses letters alike."
        ) { family in
            for (server, isFaulty) in faults.sorted(by: { $0.key < $1.key }) {
                family.sample(["server": server.text], isFaulty ? 1 : 0)
            }
        }
        text.gauge(
            "dondoc_held_sets",
            "Changed schedule files that wait for acceptance, by campaign.",
            Double(heldSets)
        )
        if let lastPassTook {
            text.gauge(
                "dondoc_pass_duration_seconds",
                "How long the last pass took.",
                lastPassTook / .seconds(1)
            )
        }
        return text.text
    }

    private func addLetters(to text: inout MetricsText) {
        let letters = letters.sorted {
            ($0.campaign, $0.state.rawValue) < ($1.campaign, $1.state.rawValue)
        }
        text.family("dondoc_outbox_letters", .gauge, "Letters by their state.") { family in
            for tally in letters {
                family.sample(
                    ["campaign": tally.campaign.text, "state": tally.state.rawValue],
                    Double(tally.count)
                )
            }
        }
        text.family(
            "dondoc_outbox_oldest_timestamp_seconds",
            .gauge,
            "Since when the letter that has waited longest may leave, by state."
        ) { family in
            for state in LetterState.open {
                let oldest = letters.filter { $0.state == state }.map(\.oldest).min()
                if let oldest { family.sample(["state": state.rawValue], oldest.seconds) }
            }
        }
        text.family(
            "dondoc_letters_sent_total",
            .counter,
            "Letters that a mail server took; falls where one is returned later."
        ) { family in
            for tally in letters where tally.state == .sent {
                family.sample(["campaign": tally.campaign.text], Double(tally.count))
            }
        }
    }
}

extension Instant {
    /// Seconds since 1970-01-01T00:00:00Z.
    fileprivate var seconds: Double { Double(milliseconds) / 1000 }
}

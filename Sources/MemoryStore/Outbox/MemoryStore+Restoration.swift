package import Campaigns
package import Delivery

extension MemoryStore: RestorationStore {
    package var letterNames: LetterNames { .scratch }

    package func restoration() throws -> Restoration? { locked { $0.rows.restoration } }

    package func noteRestoration(at instant: Instant) throws -> Restoration {
        locked { state in
            let lastPass = state.rows.lastPasses.values.max()
            state.noteSent(state.busy.sorted(), retention)
            let reason = Restoration(asOf: lastPass, restored: instant, held: 0).reason
            let doubtful = state.rows.letters.filter { letter in
                LetterMove.Cause.restore.sources.contains(letter.state)
                    && (LetterState.busy.contains(letter.state) || letter.notBefore <= instant)
            }.map(\.id)
            for id in doubtful {
                state.change(id) { letter in
                    letter.state = .held
                    letter.reason = reason
                    letter.isResend = true
                    letter.claim = nil
                }
            }
            let held = Set(doubtful)
            state.rows.formerLetters.removeAll { held.contains($0.letter) }
            let restoration = Restoration(
                asOf: lastPass,
                restored: instant,
                held: held.count,
                unseen: Set(state.rows.sets.keys)
            )
            state.rows.restoration = restoration
            return restoration
        }
    }

    package func noteUnchangedFiles(of campaign: CampaignID) throws {
        locked { _ = $0.rows.restoration?.unseen.remove(campaign) }
    }
}

package import Campaigns
package import Delivery
import Mail

extension MemoryStore: BounceDesk {
    package func bounceToken() throws -> BounceToken {
        locked { BounceToken(key: $0.rows.bounceKey) }
    }

    package func note(_ bounces: [Bounce], at instant: Instant) throws -> [BouncedLetter] {
        locked { state in
            let returned = bounces.filter { state.letter($0.letter)?.ended != nil }
            return returned.compactMap { state.note($0, at: instant, retention) }
        }
    }
}

extension State {
    fileprivate mutating func note(
        _ bounce: Bounce,
        at instant: Instant,
        _ retention: Retention
    ) -> BouncedLetter? {
        guard let letter = letter(bounce.letter) else { return nil }
        let address = letter.address.addrSpec
        let name = BounceName(
            letter: bounce.letter,
            report: bounce.report,
            address: bounce.addresses.first ?? "",
            action: bounce.action.rawValue,
            status: bounce.status
        )
        let isNew = bounceNames.insert(name).inserted
        if isNew { rows.bounces.append(StoredBounce(bounce: bounce, recorded: instant)) }
        if isNew, bounce.isAbout(address), bounce.isFailure {
            fail(letter, bounce, instant, retention)
        }
        return BouncedLetter(
            bounce: bounce,
            recipient: letter.recipientKey,
            address: address,
            isKnown: !isNew
        )
    }

    private mutating func fail(
        _ letter: StoredLetter,
        _ bounce: Bounce,
        _ instant: Instant,
        _ retention: Retention
    ) {
        // Two words about one letter are one bounce.
        guard LetterMove.Cause.bounce.sources.contains(letter.state) else { return }
        end(letter.id, .failed, Reason(.bounced, bounce.line), instant, retention)
        guard DeadAddress.isMeant(by: bounce.status, text: bounce.diagnostic) else { return }
        let address = letter.address.addrSpec
        rows.suppressions[address, default: Suppression(since: instant)]
            .noteBounce(bounce.line, at: instant)
    }
}

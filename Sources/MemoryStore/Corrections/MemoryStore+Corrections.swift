package import Campaigns
package import Delivery

extension MemoryStore {
    package func takeBack(
        _ correction: ClockCorrection,
        of campaign: CampaignID
    ) throws -> Takeback {
        locked { state in
            let lastNoted = state.lastNoted(of: campaign, upTo: correction.to)
            var takeback = Takeback(
                campaign: campaign,
                from: correction.from,
                to: correction.to,
                ends: [:],
                facts: state.restamp(correction, campaign)
            )
            takeback.ends = state.takeBackRuns(correction, campaign)
            takeback.ends.merge(
                state.takeBackLetters(correction, campaign, retention),
                uniquingKeysWith: +
            )
            state.correctRules(correction, campaign, lastNoted: lastNoted)
            state.correctHappenings(correction, campaign)
            state.correctDesks(correction, campaign)
            state.rows.lastPasses[campaign] = correction.lastPass(lastNoted: lastNoted)
            state.rows.takebacks.append(takeback)
            return takeback
        }
    }

    package func takebacks(of campaign: CampaignID) throws -> [Takeback] {
        locked { $0.rows.takebacks.filter { $0.campaign == campaign } }
    }
}

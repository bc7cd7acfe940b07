/// What candidates must have in common to share a letter.
struct ClusterName: Hashable {
    /// Who keeps a letter from changing, or from leaving.
    enum Keeper: Hashable {
        case nobody
        /// It waits for approval.
        case approval
        /// A person held it, or the program did after a jump of the clock: the letter by itself.
        case letter(Int64)
        /// A person let that letter leave: nothing joins it.
        case released
    }

    let recipientKey: String
    let keeper: Keeper
    /// The letter that nothing joins; nil where things may join.
    private let letter: Int64?
    private let sharing: LetterSharing

    init(_ candidate: Candidate, _ context: PlanningContext) {
        let (schedule, campaign) = (candidate.duty.schedule, context.campaign)
        sharing =
            candidate.notice.map { LetterSharing($0, of: schedule, campaign) }
            ?? LetterSharing(schedule, candidate.duty.milestone, campaign)
        recipientKey = candidate.recipient.key
        keeper = Self.keeper(of: candidate.letter, sharing, context)
        switch keeper {
        case .nobody, .approval: letter = nil
        case .letter, .released: letter = candidate.letter?.id
        }
    }

    private static func keeper(
        of letter: WaitingLetter?,
        _ sharing: LetterSharing,
        _ context: PlanningContext
    ) -> Keeper {
        guard let letter else { return sharing.needsApproval ? .approval : .nobody }
        if context.isReleased(letter) { return .released }
        if letter.isUnwritten { return sharing.needsApproval ? .approval : .nobody }
        guard letter.state == .held else { return .nobody }
        return letter.reason?.code == .approval ? .approval : .letter(letter.id)
    }

    /// Orders the letters of a pass.
    var text: String { "\(recipientKey)|\(sharing.text)|\(letter ?? 0)" }
}

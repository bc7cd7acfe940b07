package import Campaigns
package import Delivery

extension MemoryStore: ServerDesk {
    package func pauses() throws -> [MailServerID: ServerPause] {
        locked { $0.rows.pauses }
    }

    package func endPause(of server: MailServerID) throws {
        locked { $0.rows.pauses[server] = nil }
    }

    package func resume(_ servers: Set<MailServerID>, at instant: Instant) throws {
        locked { $0.resume(servers, at: instant) }
    }

    package func refusesOverlap(_ place: MailServer.Place) throws -> Bool {
        locked { $0.rows.overlapRefusals[place] != nil }
    }

    package func noteOverlapRefusal(_ place: MailServer.Place, at instant: Instant) throws {
        locked { state in
            state.rows.overlapRefusals[place] = state.rows.overlapRefusals[place] ?? instant
        }
    }

    package func forgetOverlapRefusal(_ place: MailServer.Place) throws {
        locked { $0.rows.overlapRefusals[place] = nil }
    }
}

/// What a server answered, with what tells which of two answers came later.
struct DatedAnswer: Sendable {
    let ended: Instant
    let fence: Int
    let number: Int
    let answer: WaveBrake.Answer

    func clamped(by correction: ClockCorrection) -> DatedAnswer {
        DatedAnswer(
            ended: correction.clamped(ended),
            fence: fence,
            number: number,
            answer: answer
        )
    }

    static func isLater(_ left: DatedAnswer, _ right: DatedAnswer) -> Bool {
        (left.ended, left.fence, left.answer.letter, left.number)
            > (right.ended, right.fence, right.answer.letter, right.number)
    }
}

extension State {
    mutating func resume(_ servers: Set<MailServerID>, at instant: Instant) {
        for server in servers {
            rows.pauses[server] = rows.pauses[server]?.resumed(at: instant)
        }
    }

    mutating func noteAnswer(
        of server: MailServerID,
        letter: Int64,
        fence: Int,
        at ended: Instant,
        _ result: (end: AttemptRow.End, phase: SMTPPhase?, reply: Reply?, text: String?)
    ) {
        guard let phase = result.phase, let reply = result.reply else { return }
        answers[server, default: []].append(
            DatedAnswer(
                ended: ended,
                fence: fence,
                number: rows.attempts[letter]?.last?.number ?? 0,
                answer: WaveBrake.Answer(
                    letter: letter,
                    isAccepted: result.end == .accepted,
                    phase: phase,
                    reply: Reply(
                        code: reply.code,
                        enhanced: reply.enhanced,
                        text: result.text ?? ""
                    ),
                    ended: ended
                )
            )
        )
        // More than are ever looked at, for a clock may be set back.
        if answers[server, default: []].count > 8 * WaveBrake.memory {
            answers[server]?.removeFirst(4 * WaveBrake.memory)
        }
    }

    /// Stores the pause that the attempt, which is stored already, begins or makes longer, and gives back
    /// the letters of its row.
    mutating func onset(of attempt: EndedAttempt) -> ServerPause.Onset? {
        guard let server = letter(attempt.letter.id)?.server else { return nil }
        let onset = ServerPause.onset(
            after: attempt,
            of: server,
            former: rows.pauses[server]
        ) { phases in
            (answers[server] ?? []).filter { phases.contains($0.answer.phase) }
                .sorted(by: DatedAnswer.isLater).prefix(WaveBrake.memory).map(\.answer)
        }
        guard let onset else { return nil }
        rows.pauses[server] = onset.pause
        for id in onset.row {
            guard let letter = letter(id), LetterMove.Cause.spare.sources.contains(letter.state),
                letter.reason?.code == .refused
            else { continue }
            change(id) { letter in
                letter.state = .pending
                letter.attempts = max(0, letter.attempts - 1)
                letter.notBefore = max(letter.notBefore, attempt.ended)
            }
        }
        return onset
    }
}

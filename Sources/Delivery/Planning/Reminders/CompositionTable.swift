import Campaigns

/// What is due and what waits, laid out by recipient, and the letters that are composed of it.
struct CompositionTable {
    private let context: PlanningContext
    private let memory: LetterMemory
    /// What is laid out, by what may share a letter.
    private var clusters: [ClusterName: [Candidate]] = [:]
    /// Letters that wait and may be changed.
    private let waiting: [WaitingLetter]
    /// Their names.
    private let changing: Set<String>
    /// What letters that wait no longer say, and why.
    private var dropped: [Int64: [OccurrenceKey: Reason]] = [:]
    /// Letters that are kept or written anew.
    private var carriers: Set<Int64> = []
    private var orders: [Order] = []
    /// The keys of what has no row in the ledger yet.
    private var fresh: Set<OccurrenceKey> = []
    /// Everything that waits or has fallen due.
    private var parts: [Candidate] = []
    /// What waits and can leave no more.
    private var late: [Candidate] = []
    /// What letters that wait for a person say.
    private var held: Set<Place> = []

    /// A letter that is to be written.
    private struct Order {
        let order: LetterOrder
        let parts: [Candidate]
        /// The one that is written anew; nil for a new letter.
        let carrier: WaitingLetter?
    }

    init(_ context: PlanningContext, _ memory: LetterMemory, _ waiting: [WaitingLetter]) {
        self.context = context
        self.memory = memory
        self.waiting = waiting
        changing = Set(waiting.map(\.token))
    }

    /// Lays out what letters that wait say.
    mutating func layOut(_ letters: [WaitingLetter], _ pass: Pass) throws {
        let lines = LetterLines(context, facts: pass.facts, at: pass.now)
        var parts: [Candidate] = []
        for letter in letters {
            for said in letter.occurrences {
                switch try lines.finding(about: said, to: letter.recipientKey) {
                case .circular: continue
                case .untrue(let reason): drop(said.key, of: letter, reason)
                case .open(var candidate):
                    candidate.letter = letter
                    candidate.leaves = try leaves(candidate, letter, at: pass.now)
                    if candidate.recipient.address == nil {
                        carriers.insert(letter.id)
                    } else {
                        parts.append(candidate)
                    }
                }
            }
        }
        for part in parts {
            if part.leaves > part.expires {
                late.append(part)
            } else {
                clusters[ClusterName(part, context), default: []].append(part)
                if part.letter?.isKept ?? false { held.insert(Place(part)) }
            }
        }
        self.parts += parts
        dropReleased()
    }

    /// Notes what has fallen due and leaves no more: it took the place of what was older all the same.
    mutating func noteEnded(_ candidate: Candidate) {
        parts.append(candidate)
    }

    /// Adds what has no letter yet.
    ///
    /// What it is newer than in a letter that waits for a person gives its place to it.
    mutating func add(_ candidate: Candidate, _ pass: inout Pass) {
        var candidate = candidate
        fresh.insert(candidate.key)
        parts.append(candidate)
        guard candidate.occurrence.due <= pass.now,
            let (name, index) = heldPlace(like: candidate),
            let held = clusters[name]?[index], let letter = held.letter
        else {
            clusters[ClusterName(candidate, context), default: []].append(candidate)
            return
        }
        leaveOut(held, Reason(.superseded), &pass)
        clusters[name]?.remove(at: index)
        guard letter.reason?.code.isDoubt != true else {
            clusters[ClusterName(candidate, context), default: []].append(candidate)
            return
        }
        candidate.letter = letter
        clusters[name]?.append(candidate)
        // The letter stays one, and now stands where the newer part does.
        for index in clusters[name]?.indices ?? 0..<0 where clusters[name]?[index].letter == letter
        {
            clusters[name]?[index].leaves = candidate.leaves
        }
    }

    /// Composes the letters, and notes what becomes of everything that is laid out.
    mutating func compose(_ pass: inout Pass) throws {
        let places = late.isEmpty ? [:] : Dictionary(grouping: parts, by: Place.init)
        for part in late {
            guard let letter = part.letter else { continue }
            let others = places[Place(part)] ?? []
            drop(part.key, of: letter, part.endOfWaiting(among: others, at: pass.now))
        }
        let ordered = clusters.map { (text: $0.key.text, keeper: $0.key.keeper, parts: $0.value) }
            .sorted { $0.text < $1.text }
        for (_, keeper, parts) in ordered {
            compose(parts, isHeld: keeper != .nobody && keeper != .released, &pass)
        }
        let facts = pass.facts
        let drafts = try orders.concurrentlyMapped { [context] in
            try $0.order.draft(context, facts)
        }
        var moved: Set<OccurrenceKey> = []
        for (order, draft) in zip(orders, drafts) {
            let said = order.parts.map(\.key)
            moved.formUnion(said)
            if let carrier = order.carrier {
                // It says what it was to say, and cannot be written now either.
                if let failure = draft.failure, failure == carrier.reason,
                    dropped[carrier.id] == nil, Set(said) == Set(carrier.occurrences.map(\.key))
                {
                    continue
                }
                pass.append(
                    LetterRevision(
                        of: carrier,
                        dropping: dropped[carrier.id] ?? [:],
                        .written(draft, saying: said)
                    )
                )
            } else {
                pass.append(draft)
                if said.contains(where: { !fresh.contains($0) }) { pass.say(said, in: draft) }
            }
        }
        for letter in waiting where !carriers.contains(letter.id) {
            let reasons = dropped[letter.id] ?? [:]
            let isSaid = letter.occurrences.contains { moved.contains($0.key) }
            let first = letter.occurrences.lazy.compactMap { reasons[$0.key] }.first
            guard isSaid || first != nil else { continue }
            let result =
                isSaid ? LetterRevision.Result.absorbed : .settled(first ?? Reason(.rewritten))
            pass.append(LetterRevision(of: letter, dropping: reasons, result))
        }
    }
}

// MARK: What may be one letter

extension CompositionTable {
    /// A theme of one recipient.
    private struct Place: Hashable {
        let recipientKey: String
        let theme: Theme

        init(_ candidate: Candidate) {
            recipientKey = candidate.recipient.key
            theme = candidate.theme
        }
    }

    /// When a part of a letter that waits could leave.
    ///
    /// That is with the letter, or once that is late, as its own block lets it, a notice as that of its letter
    /// does. What waits for a person keeps its place.
    private func leaves(
        _ candidate: Candidate,
        _ letter: WaitingLetter,
        at now: Instant
    ) throws -> Instant {
        guard !letter.isKept, !context.times.isPunctual(letter.notBefore, at: now) else {
            return letter.notBefore
        }
        let schedule =
            candidate.notice == nil ? nil : context.campaign.schedule(letter.schedule)
        return try context.times.lateDeparture(
            candidate.occurrence.actualInstant,
            schedule ?? candidate.duty.schedule,
            at: now
        )
    }

    /// Where the same theme waits for a person.
    private func heldPlace(like candidate: Candidate) -> (ClusterName, Int)? {
        let place = Place(candidate)
        guard held.contains(place) else { return nil }
        for (name, parts) in clusters where name.recipientKey == candidate.recipient.key {
            guard
                let index = parts.firstIndex(where: { part in
                    part.letter?.isKept ?? false && Place(part) == place
                        && part.occurrence.due < candidate.occurrence.due
                })
            else { continue }
            return (name, index)
        }
        return nil
    }

    /// Of released letters about one theme only the newest leaves, as it was read.
    ///
    /// Example: a letter says what was due at 10:00 and what is due at 10:30 of one theme: it keeps both.
    private mutating func dropReleased() {
        let released = clusters.filter { $0.key.keeper == .released }
        let newest = Dictionary(grouping: released.values.joined(), by: { Place($0) })
            .compactMapValues { parts in parts.max { $0.occurrence.due < $1.occurrence.due } }
        for (name, parts) in released {
            let older = parts.filter { part in
                newest[Place(part)].map { last in
                    part.letter != last.letter && part.occurrence.due < last.occurrence.due
                } ?? false
            }
            for part in older {
                if let letter = part.letter { drop(part.key, of: letter, Reason(.superseded)) }
            }
            let keys = Set(older.map(\.key))
            clusters[name] = parts.filter { !keys.contains($0.key) }
        }
    }

    private mutating func drop(
        _ key: OccurrenceKey,
        of letter: WaitingLetter,
        _ reason: Reason
    ) {
        dropped[letter.id, default: [:]][key] = reason
    }
}

// MARK: Letters

extension CompositionTable {
    private mutating func compose(_ parts: [Candidate], isHeld: Bool, _ pass: inout Pass) {
        let (memory, context, changing) = (memory, context, changing)
        let composition = Composition(
            parts,
            lettersSoFar: { memory.letters(like: $0, except: changing) },
            joins: { part, instant in
                part.notice != nil
                    || context.campaign.window(of: part.duty.schedule)
                        .contains(context.campaign.zone.civil(of: instant).time)
            }
        )
        for part in composition.exhausted {
            leaveOut(part, Reason(.maximum, "\(part.limit ?? 0)"), &pass)
        }
        for letter in composition.letters {
            for part in letter.superseded { leaveOut(part, Reason(.superseded), &pass) }
            let now = pass.now
            // What is not due yet comes along with what leaves now, and with nothing that waits; what came along
            // with a letter that did not leave after all stays said.
            let isLeaving = isHeld || letter.leaves <= now
            func isPlanned(_ part: Candidate) -> Bool {
                part.occurrence.due <= now || !fresh.contains(part.key)
            }
            let said = letter.parts.filter { isLeaving || isPlanned($0) }
            guard said.contains(where: isPlanned) else { continue }
            // What waits for a person stands where it could first have left, however late it is looked at.
            order(said, at: isHeld ? letter.leaves : max(letter.leaves, now), &pass)
        }
    }

    /// Notes that the part is not sent; what is not due yet is asked again when it is.
    private mutating func leaveOut(_ part: Candidate, _ reason: Reason, _ pass: inout Pass) {
        if let letter = part.letter, !fresh.contains(part.key) {
            drop(part.key, of: letter, reason)
        } else if part.occurrence.due <= pass.now {
            pass.append(part.entry(.skipped(reason)))
        }
    }

    /// Orders a letter, or keeps the one that says just this already.
    private mutating func order(_ parts: [Candidate], at sendAt: Instant, _ pass: inout Pass) {
        let letters = Set(parts.compactMap(\.letter))
        let carrier = letters.filter { !carriers.contains($0.id) }.min { $0.id < $1.id }
        if let carrier {
            carriers.insert(carrier.id)
            let said = carrier.occurrences.map(\.key)
            // What a person has read keeps its order.
            let wasRead = carrier.isKept || context.isReleased(carrier)
            let isSame =
                Set(said) == Set(parts.map(\.key)) && (wasRead || said.first == parts.first?.key)
            if dropped[carrier.id] == nil, isSame, !carrier.isUnwritten { return }
        }
        // A letter's name stays its own though it comes to say other things: what parts from it needs a new one.
        let former = letters.map(\.token).min()
        let token =
            carrier?.token
            ?? former.map {
                OccurrenceKey.messageToken(of: parts.map(\.key), leaving: $0, at: pass.now)
            }
        guard let order = LetterOrder(parts, token: token, sendAt: sendAt, memory, context)
        else { return }
        for (index, part) in parts.enumerated() where fresh.contains(part.key) {
            let token = order.posting.token
            pass.append(part.entry(index == 0 ? .letter(token) : .merged(token)))
        }
        orders.append(Order(order: order, parts: parts, carrier: carrier))
    }
}

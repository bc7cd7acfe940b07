import Campaigns
import Delivery
import Dispatch
import Synchronization

/// Work on threads of its own, with the first error that any met.
private final class Crew: Sendable {
    private let group = DispatchGroup()
    private let failure = Mutex<(any Error)?>(nil)

    func start(_ work: @escaping @Sendable () throws -> Void) {
        DispatchQueue.global().async(group: group) {
            do { try work() } catch { self.failure.withLock { $0 = $0 ?? error } }
        }
    }

    /// Whether all are done by now.
    var isDone: Bool { group.wait(timeout: .now()) == .success }

    func finish() throws {
        group.wait()
        if let error = failure.withLock({ $0 }) { throw error }
    }
}

extension Contract {
    static let concurrency: [Contract] = [
        Contract("whoever follows sees each fact once, in order, while several record") { scene in
            let crew = Crew()
            for person in 0..<3 {
                crew.start {
                    for number in 0..<12 {
                        try scene.append { batch in
                            batch.figures = [
                                .of(100 * person + 2 * number), .of(100 * person + 2 * number + 1),
                            ]
                            batch.submissions = [.of(document: "\(person)/\(number)")]
                        }
                    }
                }
            }
            var cursor = FactCursor()
            var figures: [Figure] = []
            var documents: [String] = []
            var isOver = false
            while !isOver {
                isOver = crew.isDone
                var new = Facts()
                try scene.store.loadFacts(of: "d", into: &new, after: &cursor)
                let read = new.figures["ty-le"]?["CCA"] ?? []
                try check(read.count.isMultiple(of: 2), "a batch is seen whole")
                figures += read
                documents += new.history(of: "CCA", "m1")?.submissions.compactMap(\.document) ?? []
            }
            try crew.finish()
            try check(figures.count, is: 72, "figures")
            try check(Set(figures.map(\.id)).count, is: 72, "different ones")
            try check(figures.map(\.id), is: figures.map(\.id).sorted(), "in order")
            try check(Set(documents).count, is: 36, "different submissions")
            try check(documents.count, is: 36, "submissions")
        },
        Contract("judging and recording cannot both win") { scene in
            let id = try scene.write("a")
            let crew = Crew()
            let (begun, ended) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
            var seen = 0
            _ = try scene.store.claim(scene.request()) { reader in
                { _ in
                    crew.start {
                        begun.signal()
                        try scene.append { $0.submissions = [.of()] }
                        ended.signal()
                    }
                    begun.wait()
                    let isRecorded = ended.wait(timeout: .now() + .milliseconds(40)) == .success
                    try check(!isRecorded, "nothing is recorded while a letter is judged")
                    seen = try reader.facts(of: "d").histories.count
                    return .send
                }
            }
            try crew.finish()
            try check(seen, is: 0, "what was judged by")
            try scene.expect(id, is: .claimed)
            try check(try scene.submissions().count, is: 1, "recorded afterwards")
        },
        Contract("a letter is claimed by one worker only") { scene in
            var plan = scene.emptyPlan()
            let terms = LetterTerms()
            let tokens = (0..<30).map { "l\($0)" }
            plan.messages = tokens.map { terms.draft($0) }
            plan.entries = tokens.flatMap { terms.entries($0) }
            try scene.store.commit(plan, of: "d", at: nil)
            let crew = Crew()
            let claimed = Mutex<[Int64]>([])
            for process in 1...3 {
                crew.start {
                    let worker = Worker(process: Int32(process), boot: "boot")
                    while true {
                        let letters = try scene.claim(by: worker, limit: 4)
                        if letters.isEmpty { return }
                        claimed.withLock { $0 += letters.map(\.id) }
                    }
                }
            }
            try crew.finish()
            let ids = claimed.withLock { $0 }
            try check(ids.count, is: 30, "claims")
            try check(Set(ids).count, is: 30, "letters")
        },
        Contract("attempts that several workers note are all kept") { scene in
            let tokens = (0..<12).map { "l\($0)" }
            for token in tokens { _ = try scene.write(token) }
            let letters = try scene.claim(limit: 12)
            try scene.mark(letters)
            let crew = Crew()
            for letter in letters {
                crew.start { try scene.record(letter, .accepted(.taken), .sent) }
            }
            try crew.finish()
            try scene.store.finish(letters)
            try check(try scene.store.outbox(of: nil, state: .sent).count, is: 12, "sent")
            let ends = try scene.store.attemptEnds(by: "may", after: .start, upTo: .distantFuture)
            try check(ends.count, is: 12, "attempts")
        },
    ]
}

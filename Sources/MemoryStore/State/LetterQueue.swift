import Campaigns

/// Letters by an instant, then by id: the earliest is found at once.
///
/// What is in it may be out of date: whoever takes an entry asks whether it still holds.
struct LetterQueue: Sendable {
    struct Entry: Sendable {
        let instant: Instant
        let id: Int64
    }

    /// A binary heap: each entry comes before those at twice its position plus one and plus two.
    private var heap: [Entry] = []

    var count: Int { heap.count }
    var first: Entry? { heap.first }

    mutating func insert(_ entry: Entry) {
        heap.append(entry)
        var place = heap.count - 1
        while place > 0 {
            let parent = (place - 1) / 2
            guard Self.isBefore(heap[place], heap[parent]) else { return }
            heap.swapAt(place, parent)
            place = parent
        }
    }

    mutating func removeFirst() -> Entry? {
        guard let last = heap.popLast() else { return nil }
        guard let first = heap.first else { return last }
        heap[0] = last
        var place = 0
        while true {
            var least = place
            for child in [2 * place + 1, 2 * place + 2]
            where child < heap.count && Self.isBefore(heap[child], heap[least]) {
                least = child
            }
            guard least != place else { return first }
            heap.swapAt(place, least)
            place = least
        }
    }

    /// Forgets entries that no longer hold, and all but one of the same.
    mutating func sweep(where holds: (Entry) -> Bool) {
        var seen: Set<Int64> = []
        heap = heap.filter { holds($0) && seen.insert($0.id).inserted }
            .sorted(by: Self.isBefore)
    }

    private static func isBefore(_ left: Entry, _ right: Entry) -> Bool {
        (left.instant, left.id) < (right.instant, right.id)
    }
}

extension Table {
    /// A share as a bar, full only where it is exactly whole.
    package struct Bar {
        package let share: Double
        package let isComplete: Bool

        package init(share: Double, isComplete: Bool) {
            self.share = share
            self.isComplete = isComplete
        }

        private static let eighths = Array(" ▏▎▍▌▋▊▉")

        func drawn(cells: Int) -> String {
            guard !isComplete else { return String(repeating: "█", count: cells) }
            let steps = max(0, min(cells * 8 - 1, Int(share * Double(cells * 8))))
            let part = steps % 8 == 0 ? "" : String(Self.eighths[steps % 8])
            let rest = cells - steps / 8 - part.count
            return String(repeating: "█", count: steps / 8) + part
                + String(repeating: "░", count: rest)
        }
    }
}

extension RandomAccessCollection where Index == Int {
    /// The first index whose element satisfies the condition, which from there on all do; the end where
    /// none does.
    ///
    /// Looks at few of them: twenty of a million.
    @inlinable package func partitioningIndex(where holds: (Element) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

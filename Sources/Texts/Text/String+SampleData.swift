extension String {
    /// True for a comment that says that the figures below it are made up: `Số liệu minh họa`.
    package var announcesSampleData: Bool {
        let text = folded
        return ["so lieu minh hoa", "gia dinh", "sample data", "invented"]
            .contains { text.contains($0) }
    }
}

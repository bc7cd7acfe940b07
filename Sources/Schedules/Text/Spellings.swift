import Texts

/// Names in the spelling in which each came first: the same words in another case are no other name.
struct Spellings {
    private(set) var names: [String] = []
    private var exact: [String: Int] = [:]
    private var folded: [String: Int] = [:]

    /// `guess`: where it most likely is.
    mutating func index(of text: String, guess: Int) -> Int {
        if guess < names.count, names[guess] == text { return guess }
        if let known = exact[text] { return known }
        let key = text.folded
        let index = folded[key] ?? names.count
        if index == names.count {
            names.append(text)
            folded[key] = index
        }
        exact[text] = index
        return index
    }
}

import Texts

/// The different names of a column, each in the spelling in which it came first.
///
/// `Phòng chuyên môn` and then `phòng chuyên môn` are one name, spelled the first way.
struct Spellings {
    private(set) var names: [String] = []
    private var exact: [String: Int] = [:]
    private var folded: [String: Int] = [:]

    /// The position of the name among ``names``, where it is put if it is new.
    ///
    /// `guess`: the position that it most likely has; the rows of one kind stand together.
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

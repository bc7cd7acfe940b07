/// The likely intended word among those known, where one lies within two edits.
///
/// `chi cuc kiem lom` likely means `Chi cục Kiểm lâm`: case and diacritics cost nothing, a wrong letter
/// is one edit. Of several equally near the first wins; a word of three letters or fewer must lie
/// within one edit.
package func likelyWord(for written: String, among known: some Sequence<String>) -> String? {
    let target = Array(written.folded.unicodeScalars)
    let limit = target.count <= 3 ? 1 : 2
    var best: (word: String, distance: Int)?
    for word in known {
        let candidate = Array(word.folded.unicodeScalars)
        guard abs(candidate.count - target.count) <= limit else { continue }
        let distance = editDistance(target, candidate)
        if distance <= limit, distance < best?.distance ?? .max { best = (word, distance) }
    }
    return best?.word
}

/// The only name that contains the text as whole words: `Thanh tra Sở` for `thanh tra`.
///
/// nil where several names contain it or none does, and for text of fewer than four letters.
package func onlyName(containing text: String, among names: some Sequence<String>) -> String? {
    let words = " " + text.folded + " "
    guard words.count > 5 else { return nil }
    var found: String?
    for name in names where (" " + name.folded + " ").contains(words) {
        guard found == nil || found == name else { return nil }
        found = name
    }
    return found
}

/// The number of edits between two words: letters put in, left out, replaced, or swapped with their
/// neighbours (optimal string alignment).
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for row in left.indices {
        var current = [row + 1]
        for column in right.indices {
            var cost = min(
                previous[column + 1] + 1,
                current[column] + 1,
                previous[column] + (left[row] == right[column] ? 0 : 1)
            )
            if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                cost = min(cost, beforePrevious[column - 1] + 1)
            }
            current.append(cost)
        }
        beforePrevious = previous
        previous = current
    }
    return previous[right.count]
}

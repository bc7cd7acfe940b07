import Texts

/// Some tokens of a value, and how `dondoc format` writes them: `truoc han` as `trước hạn`.
struct Spelling {
    let tokens: Range<Int>
    let phrase: Phrase
}

/// How each line of the files was read, so that `dondoc format` need not read it again.
final class SpellingRecord {
    enum Line {
        case head(BlockKind, id: String, name: String?)
        case key(Key, tokens: [Token])
    }

    private var lines: [Place: Line] = [:]
    private var values: [Place: [Spelling]] = [:]

    func note(_ line: Line, at place: Place) {
        lines[.line(place.line, of: place.path)] = line
    }

    func note(_ spellings: [Spelling], at place: Place) {
        values[.line(place.line, of: place.path)] = spellings
    }

    /// What the line was read as; nil where it was not understood.
    func line(_ number: Int, of path: String) -> (Line, [Spelling])? {
        let place = Place.line(number, of: path)
        return lines[place].map { ($0, values[place] ?? []) }
    }
}

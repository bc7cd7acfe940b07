import Texts

/// Tokens of a value and how they are written canonically, in both languages.
struct Spelling {
    let tokens: Range<Int>
    let phrase: Phrase
}

/// What every line of the files was read as, for `dondoc format`: nothing of it is read twice.
final class SpellingRecord {
    enum Line {
        case head(BlockKind, id: String, name: String?)
        case key(Key, tokens: [Token])
    }

    private struct Place: Hashable {
        let path: String
        let line: Int
    }

    private var lines: [Place: Line] = [:]
    private var values: [Place: [Spelling]] = [:]

    func note(_ line: Line, at number: Int, of path: String) {
        lines[Place(path: path, line: number)] = line
    }

    func note(_ spellings: [Spelling], at number: Int, of path: String) {
        values[Place(path: path, line: number)] = spellings
    }

    func line(_ number: Int, of path: String) -> (Line, [Spelling])? {
        let place = Place(path: path, line: number)
        return lines[place].map { ($0, values[place] ?? []) }
    }
}

package import Foundation
import Hashing

/// Makes the names that letters carry outside, their `Message-ID`s, with a secret of the home (RFC 2104).
///
/// Two homes with the same files plan the same letters, and a mail system that has seen a name drops the second
/// letter as a double: a rehearsal must never keep the real letter from arriving. The same letter of the same home
/// has the same name every time.
package struct LetterNames: Hashable, Sendable {
    private let key: Data

    /// `key`: the home's, made with its database.
    package init(key: Data) {
        self.key = key
    }

    /// Of stores that are gone with the process: no home's, and the same in each replay.
    package static let scratch = LetterNames(key: Data("scratch".utf8))

    /// The name of the letter that the outbox knows by that token: 32 hexadecimal digits.
    package func name(of token: String) -> String {
        SHA256.code("letter \(token)".utf8, key: key).prefix(16).hexadecimal
    }
}

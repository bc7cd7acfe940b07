import ArgumentParser

/// The name of a user or a group of the system.
struct AccountName: Hashable, ExpressibleByArgument {
    let text: String

    /// The user that the package makes.
    static let dondoc = AccountName(known: "dondoc")

    private init(known text: String) {
        self.text = text
    }

    /// Nil where no system would take the name (`useradd(8)`).
    init?(argument: String) {
        guard argument.count <= 32, argument.wholeMatch(of: /[a-z_][a-z0-9_-]*/) != nil else {
            return nil
        }
        text = argument
    }
}

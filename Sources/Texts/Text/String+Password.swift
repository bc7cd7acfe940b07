extension String {
    /// True where it holds a URL with a password, `//user:secret@host`, or `password=`.
    ///
    /// In one walk, whatever the text: expressions try each `//` with each `:`.
    package var holdsPassword: Bool { holdsLogin || holdsPasswordSetting }

    private var holdsLogin: Bool {
        var previous: Unicode.Scalar = " "
        /// Behind `//`, and no further slash.
        var isInUser = false
        var isInSecret = false
        for scalar in unicodeScalars {
            switch scalar {
            case "@":
                if isInSecret { return true }
                isInUser = false
            case "/": isInUser = previous == "/"
            case ":": isInSecret = isInSecret || isInUser
            default:
                if scalar.properties.isWhitespace { (isInUser, isInSecret) = (false, false) }
            }
            previous = scalar
        }
        return false
    }

    private var holdsPasswordSetting: Bool {
        var rest = lowercased()[...]
        while let word = rest.firstRange(of: "password") {
            rest = rest[word.upperBound...]
            if rest.first(where: { !$0.isWhitespace }) == "=" { return true }
        }
        return false
    }
}

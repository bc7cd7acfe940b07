// swift-tools-version: 6.2
import PackageDescription

/// The strictest settings, the same for every target of ours.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "DonDoc",
    products: [.executable(name: "dondoc", targets: ["dondoc"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // What everything stands on: languages, text files and tables, what is found in them.
        .target(name: "Texts"),
        .target(name: "CHashing", linkerSettings: [.linkedLibrary("crypto")]),
        .target(name: "Hashing", dependencies: ["CHashing"]),

        // The domain and its words.
        .target(name: "Campaigns", dependencies: ["Texts"]),
        .target(name: "Wording", dependencies: ["Campaigns", "Texts"]),

        // Pure: text and values in, values out.
        .target(name: "Schedules", dependencies: ["Campaigns", "Texts", "Wording"]),
        .target(
            name: "CWorkbook",
            linkerSettings: [.linkedLibrary("zip"), .linkedLibrary("expat")]
        ),
        .target(name: "Intake", dependencies: ["CWorkbook", "Campaigns", "Texts", "Wording"]),
        .target(name: "Statistics", dependencies: ["Campaigns"]),
        .target(name: "Tables", dependencies: ["Texts"]),
        .target(
            name: "StatisticsTables",
            dependencies: ["Campaigns", "Statistics", "Tables", "Texts", "Wording"]
        ),
        .target(name: "Mail", dependencies: ["Campaigns", "Hashing", "Texts"]),
        .target(
            name: "Letters",
            dependencies: [
                "Campaigns", "Mail", "Statistics", "Texts", "Wording",
                .product(name: "Mustache", package: "swift-mustache"),
            ]
        ),
        .target(
            name: "Delivery",
            dependencies: ["Campaigns", "Hashing", "Letters", "Mail", "Texts"]
        ),

        // Adapters.
        .target(
            name: "Storage",
            dependencies: [
                "Campaigns", "Delivery", "Hashing", "Mail", "Texts",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]
        ),
        .target(name: "MemoryStore", dependencies: ["Campaigns", "Delivery", "Mail"]),
        .target(name: "CCurl", linkerSettings: [.linkedLibrary("curl")]),
        .target(name: "SMTP", dependencies: ["CCurl", "Campaigns", "Delivery"]),
        .target(
            name: "MailCatcher",
            dependencies: [
                "Hashing",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]
        ),
        .target(
            name: "Monitoring",
            dependencies: [
                "CCurl", "Campaigns",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
        .target(
            name: "Home",
            dependencies: [
                "Campaigns", "Delivery", "Letters", "Mail", "Schedules", "Statistics", "Texts",
                "Wording",
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),

        // What people see of letters, and of what is imported and recorded.
        .target(
            name: "LetterTables",
            dependencies: ["Campaigns", "Delivery", "Home", "Tables", "Texts", "Wording"]
        ),
        .target(
            name: "IntakeTables",
            dependencies: [
                "Campaigns", "Intake", "Statistics", "StatisticsTables", "Tables", "Texts",
                "Wording",
            ]
        ),

        // The only place where parts are put together.
        .executableTarget(
            name: "dondoc",
            dependencies: [
                "Campaigns", "Delivery", "Home", "Intake", "IntakeTables", "LetterTables",
                "Letters", "Mail", "MailCatcher",
                "MemoryStore", "Monitoring", "SMTP",
                "Schedules", "Statistics", "StatisticsTables", "Storage", "Tables", "Texts",
                "Wording",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ]
        ),

        .testTarget(
            name: "CampaignsTests",
            dependencies: ["Campaigns"],
            resources: [.copy("Fixtures")]
        ),
        .testTarget(name: "TextsTests", dependencies: ["Texts"]),
        .testTarget(name: "FenceTests"),
        .testTarget(
            name: "IntakeTests",
            dependencies: [
                "Campaigns", "Intake", "Mail", "Schedules", "Texts", "Trials", "Wording",
            ],
            resources: [.copy("Fixtures")]
        ),
        .testTarget(
            name: "LettersTests",
            dependencies: [
                "Campaigns", "Letters", "Mail", "ProgramBench", "Texts", "Trials",
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            resources: [.copy("Fixtures")]
        ),
        .testTarget(
            name: "StatisticsTests",
            dependencies: [
                "Campaigns", "Intake", "ProgramBench", "Schedules", "Statistics", "Texts", "Trials",
                "Wording",
            ],
            resources: [.copy("Fixtures")]
        ),
        .testTarget(
            name: "HomeTests",
            dependencies: [
                "Campaigns", "Delivery", "Home", "Intake", "Letters", "Mail", "MemoryStore",
                "ProgramBench", "Schedules", "Storage", "Texts", "Trials",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]
        ),
        .testTarget(
            name: "StoreTests",
            dependencies: ["Campaigns", "Delivery", "Mail", "MemoryStore", "Storage"]
        ),
        .testTarget(
            name: "StorageTests",
            dependencies: [
                "Campaigns", "Delivery", "Storage", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            resources: [.copy("Fixtures")]
        ),
        .testTarget(
            name: "SMTPTests",
            dependencies: ["Campaigns", "Delivery", "MailCatcher", "SMTP", "TransportBench"]
        ),
        .testTarget(
            name: "MonitoringTests",
            dependencies: ["Campaigns", "Monitoring", "ProgramBench"]
        ),
        // What several test targets need: how much is tried, programs to run, letters for transports.
        .target(name: "Trials", path: "Tests/Trials"),
        .target(name: "ProgramBench", path: "Tests/ProgramBench"),
        .target(
            name: "TransportBench",
            dependencies: ["Delivery"],
            path: "Tests/TransportBench"
        ),
        .executableTarget(
            name: "EngineBench",
            dependencies: ["Campaigns", "Delivery", "SMTP"],
            path: "Tests/Benchmarks/EngineBench"
        ),
        // Hostile input, by hand and for a long time; FuzzingTests takes a little of it.
        .target(
            name: "Gates",
            dependencies: [
                "Campaigns", "Delivery", "Intake", "IntakeTables", "Letters", "Mail",
                "ProgramBench", "SMTP", "Schedules", "Tables", "Texts", "Trials",
            ],
            path: "Tests/Fuzzing/Gates"
        ),
        .executableTarget(
            name: "Fuzzing",
            dependencies: ["Gates", "Trials"],
            path: "Tests/Fuzzing/Driver"
        ),
        .testTarget(
            name: "FuzzingTests",
            dependencies: ["Gates", "Trials"],
            exclude: ["Campaign", "Corpus"]
        ),
        .testTarget(
            name: "CommandTests",
            dependencies: ["MailCatcher", "ProgramBench", "Trials", "dondoc"],
            exclude: ["Letters"]
        ),
        .testTarget(
            name: "RelayTests",
            dependencies: [
                "Campaigns", "Delivery", "ProgramBench", "SMTP", "TransportBench", "Trials",
                "dondoc",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            resources: [.copy("Fixtures")]
        ),
        .testTarget(
            name: "DeliveryTests",
            dependencies: [
                "Campaigns", "Delivery", "Home", "Letters", "Mail", "MemoryStore", "ProgramBench",
                "Schedules", "Storage", "Texts", "Trials", "Wording",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            resources: [.copy("Fixtures")]
        ),
        .testTarget(
            name: "SchedulesTests",
            dependencies: [
                "Campaigns", "Delivery", "ProgramBench", "Schedules", "Texts", "Trials", "Wording",
            ],
            resources: [.copy("Fixtures")]
        ),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets {
    if target.type == .regular || target.type == .executable || target.type == .test {
        target.swiftSettings = strict
        target.cSettings = [.treatAllWarnings(as: .error)]
    }
}

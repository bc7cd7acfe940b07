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
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // The domain and what a person reads of it.
        .target(name: "Campaigns"),
        .target(name: "Wording", dependencies: ["Campaigns"]),

        // Pure: text and values in, values out.
        .target(name: "Schedules", dependencies: ["Campaigns", "Wording"]),
        .target(
            name: "CWorkbook",
            linkerSettings: [.linkedLibrary("zip"), .linkedLibrary("expat")]
        ),
        .target(name: "Intake", dependencies: ["CWorkbook", "Campaigns", "Schedules", "Wording"]),
        .target(name: "Statistics", dependencies: ["Campaigns"]),
        .target(
            name: "Letters",
            dependencies: [
                "Campaigns", "Statistics", "Wording",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Mustache", package: "swift-mustache"),
            ]
        ),
        .target(
            name: "Delivery",
            dependencies: [
                "Campaigns", "Letters", "Statistics",
                .product(name: "Crypto", package: "swift-crypto"),
            ]
        ),

        // Adapters.
        .target(
            name: "Storage",
            dependencies: [
                "Campaigns", "Delivery", "Letters",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]
        ),
        .target(name: "CCurl", linkerSettings: [.linkedLibrary("curl")]),
        .target(name: "SMTP", dependencies: ["CCurl", "Delivery"]),
        .target(
            name: "MailCatcher",
            dependencies: [
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]
        ),
        .target(
            name: "Service",
            dependencies: [
                "Campaigns", "Delivery",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),

        // The only place where parts are put together.
        .executableTarget(
            name: "dondoc",
            dependencies: [
                "Campaigns", "Delivery", "Intake", "Letters", "MailCatcher", "SMTP", "Schedules",
                "Service", "Statistics", "Storage", "Wording",
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
        .testTarget(name: "WordingTests", dependencies: ["Wording"]),
        .testTarget(name: "FenceTests"),
        .testTarget(
            name: "IntakeTests",
            dependencies: ["Campaigns", "Intake", "Schedules", "Wording"],
            resources: [.copy("Fixtures")]
        ),
        .testTarget(
            name: "LettersTests",
            dependencies: [
                "Campaigns", "Letters", .product(name: "Mustache", package: "swift-mustache"),
            ],
            resources: [.copy("Fixtures")]
        ),
        .testTarget(
            name: "StatisticsTests",
            dependencies: ["Campaigns", "Intake", "Schedules", "Statistics", "Wording"],
            resources: [.copy("Fixtures")]
        ),
        .testTarget(
            name: "StorageTests",
            dependencies: ["Storage", .product(name: "GRDB", package: "GRDB.swift")]
        ),
        .testTarget(
            name: "SMTPTests",
            dependencies: ["Campaigns", "Delivery", "MailCatcher", "ProgramBench", "SMTP"]
        ),
        .target(
            name: "ProgramBench",
            dependencies: ["Campaigns", "Delivery"],
            path: "Tests/ProgramBench"
        ),
        .executableTarget(
            name: "EngineBench",
            dependencies: ["Campaigns", "Delivery", "SMTP"],
            path: "Tests/Benchmarks/EngineBench"
        ),
        .testTarget(
            name: "CommandTests",
            dependencies: ["ProgramBench", "dondoc", .product(name: "GRDB", package: "GRDB.swift")]
        ),
        .testTarget(
            name: "RelayTests",
            dependencies: [
                "Campaigns", "Delivery", "ProgramBench", "SMTP", "dondoc",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            resources: [.copy("Fixtures")]
        ),
        .testTarget(
            name: "DeliveryTests",
            dependencies: [
                "Campaigns", "Delivery", "Letters", "ProgramBench", "Schedules", "Storage",
                "Wording",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            resources: [.copy("Fixtures")]
        ),
        .testTarget(
            name: "SchedulesTests",
            dependencies: ["Campaigns", "Delivery", "Schedules", "Wording"],
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

package org.groundswell.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** What the disk and SQLite could do, were there nothing else to do. */
final class Ceilings {
    private static final int RECORD = 1_000;

    private Ceilings() {}

    /** Appends records of a thousand bytes and forces them to disk, so many at a time. */
    static Row durableAppend(Path directory, int group, Duration time) throws IOException {
        Path file = Files.createTempFile(directory, "append", ".log");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer records = ByteBuffer.allocateDirect(RECORD * group);
            long start = System.nanoTime();
            long done = 0;
            while (System.nanoTime() - start < time.toNanos()) {
                channel.write(records.clear());
                channel.force(false);
                done += group;
            }
            return row("durable append of 1,000 bytes, by " + group, done, start);
        } finally {
            Files.delete(file);
        }
    }

    /** Inserts rows of a status's size into one table with one index, so many a transaction, with synchronous=FULL. */
    static Row sqliteInsert(Path directory, int group, Duration time) throws SQLException, IOException {
        Path file = Files.createTempFile(directory, "insert", ".db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("PRAGMA synchronous=FULL");
            statement.execute("CREATE TABLE s (id INTEGER PRIMARY KEY, account BIGINT, text TEXT, html TEXT)");
            statement.execute("CREATE INDEX s_account ON s (account, id)");
            connection.setAutoCommit(false);
            String text = "x".repeat(140);
            String html = "x".repeat(400);
            long start = System.nanoTime();
            long done = 0;
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO s VALUES (?, ?, ?, ?)")) {
                while (System.nanoTime() - start < time.toNanos()) {
                    for (int i = 0; i < group; i++) {
                        insert.setLong(1, done);
                        insert.setLong(2, done * 7919 % 60_000);
                        insert.setString(3, text);
                        insert.setString(4, html);
                        insert.executeUpdate();
                        done++;
                    }
                    connection.commit();
                }
            }
            return row("SQLite insert of one row, by " + group, done, start);
        } finally {
            for (String ending : new String[] {"", "-wal", "-shm"}) {
                Files.deleteIfExists(Path.of(file + ending));
            }
        }
    }

    private static Row row(String what, long done, long startNanos) {
        return new Row(what, 1, done / ((System.nanoTime() - startNanos) / 1e9), -1, -1, -1, 0, -1);
    }
}

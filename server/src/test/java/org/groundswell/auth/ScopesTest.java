package org.groundswell.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.groundswell.model.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopesTest {
    @ParameterizedTest
    @CsvSource({
        "read, READ_STATUSES, true",
        "read, PROFILE, true",
        "read, WRITE_STATUSES, false",
        "read, ADMIN_READ_ACCOUNTS, false",
        "read:statuses, READ_STATUSES, true",
        "read:statuses, READ_ACCOUNTS, false",
        "read:statuses, READ, false",
        "write, WRITE_MEDIA, true",
        "write, READ_MUTES, false",
        "follow, READ_FOLLOWS, true",
        "follow, WRITE_BLOCKS, true",
        "follow, WRITE_MUTES, true",
        "follow, READ_STATUSES, false",
        "profile, READ_ACCOUNTS, false",
        "push, READ_NOTIFICATIONS, false",
        "admin:read, ADMIN_READ_REPORTS, true",
        "admin:read, ADMIN_WRITE_REPORTS, false",
        "admin:read, READ, false",
        "'read:lists write', WRITE_LISTS, true",
        "'read:lists write', READ_LISTS, true",
        "'read:lists write', READ_MUTES, false"
    })
    void wideScopesCoverGranularOnes(String held, Scope wanted, boolean covered) {
        assertThat(Scopes.parse(held).covers(wanted)).isEqualTo(covered);
    }

    @ParameterizedTest
    @EnumSource(Scope.class)
    void aScopeIsReadFromItsName(Scope scope) {
        assertThat(Scopes.parse(scope.toString()).all()).containsExactly(scope);
        assertThat(Scopes.supported()).contains(scope.toString());
    }

    @Test
    void theOrderIsKeptAndEachStandsOnce() {
        assertThat(Scopes.parse("write  read+push read")).hasToString("write read push");
        assertThat(Scopes.parse("   ")).isEqualTo(Scopes.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"READ", "read:", "read:everything", "admin", "read:accounts:all", ":"})
    void anUnknownScopeIsRefused(String name) {
        assertThatThrownBy(() -> Scopes.parse("write " + name)).isInstanceOf(Refusal.Invalid.class);
    }
}

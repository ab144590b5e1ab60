package org.serviceexchange.onboarding.security.engine;

import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.serviceexchange.onboarding.security.account.AccountSearch;

/** Stores users, groups and memberships as the engine does, and tells when a change is committed. */
final class WatchedIdentityProvider extends DbIdentityServiceProvider {

    private final Runnable changed;
    private final AccountSearch search;

    private WatchedIdentityProvider(Runnable changed, AccountSearch search) {
        this.changed = changed;
        this.search = search;
    }

    /**
     * @param changed runs after the transaction of each change
     * @param search  knows each account in the same transaction
     */
    static SessionFactory factory(Runnable changed, AccountSearch search) {
        return new SessionFactory() {

            @Override
            public Class<?> getSessionType() {
                return WatchedIdentityProvider.class;
            }

            @Override
            public Session openSession() {
                return new WatchedIdentityProvider(changed, search);
            }
        };
    }

    @Override
    public IdentityOperationResult saveUser(User user) {
        search.stored(user);
        return watched(super.saveUser(user));
    }

    @Override
    public IdentityOperationResult deleteUser(String userId) {
        search.deleted(userId);
        return watched(super.deleteUser(userId));
    }

    @Override
    public IdentityOperationResult saveGroup(Group group) {
        return watched(super.saveGroup(group));
    }

    @Override
    public IdentityOperationResult deleteGroup(String groupId) {
        return watched(super.deleteGroup(groupId));
    }

    @Override
    public IdentityOperationResult createMembership(String userId, String groupId) {
        return watched(super.createMembership(userId, groupId));
    }

    @Override
    public IdentityOperationResult deleteMembership(String userId, String groupId) {
        return watched(super.deleteMembership(userId, groupId));
    }

    private IdentityOperationResult watched(IdentityOperationResult result) {
        Context.getCommandContext()
                .getTransactionContext()
                .addTransactionListener(TransactionState.COMMITTED, context -> changed.run());
        return result;
    }
}

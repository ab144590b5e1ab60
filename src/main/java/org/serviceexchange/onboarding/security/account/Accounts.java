package org.serviceexchange.onboarding.security.account;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.springframework.stereotype.Component;

/** The engine's users and groups. Creating an existing user, group or membership changes nothing. */
@Component
public class Accounts {

    private final IdentityService identity;
    private final AccountSearch search;

    Accounts(IdentityService identity, AccountSearch search) {
        this.identity = identity;
        this.search = search;
    }

    /** Finds also the accounts that an earlier version or another program stored. Run it at each start. */
    public void findAllAddresses() {
        search.findAll(identity);
    }

    public void group(String id, String name) {
        if (!hasGroup(id)) {
            Group group = identity.newGroup(id);
            group.setName(name);
            group.setType("WORKFLOW");
            identity.saveGroup(group);
        }
    }

    boolean hasGroup(String id) {
        return identity.createGroupQuery().groupId(id).count() == 1;
    }

    public void user(String id, String password, String email, String firstName, String lastName) {
        if (!exists(id)) {
            UserEntity user = newUser(id, email, firstName, lastName);
            user.setPassword(password);
            save(user);
        }
    }

    /** With the password of another user. Hashing it again would only take time. */
    public void userLike(String other, String id, String email, String firstName, String lastName) {
        if (!exists(id)) {
            UserEntity like = (UserEntity) find(other).orElseThrow();
            UserEntity user = newUser(id, email, firstName, lastName);
            user.setDbPassword(like.getPassword());
            user.setSalt(like.getSalt());
            save(user);
        }
    }

    private UserEntity newUser(String id, String email, String firstName, String lastName) {
        UserEntity user = (UserEntity) identity.newUser(id);
        user.setEmail(email);
        user.setFirstName(firstName);
        user.setLastName(lastName);
        return user;
    }

    /** Without the password policy: the operator's password is checked at the start, the demo's are known. */
    private void save(User user) {
        ((IdentityServiceImpl) identity).saveUser(user, true);
    }

    public void member(String userId, String groupId) {
        if (identity.createGroupQuery().groupId(groupId).groupMember(userId).count() == 0) {
            identity.createMembership(userId, groupId);
        }
    }

    void noMember(String userId, String groupId) {
        identity.deleteMembership(userId, groupId);
    }

    void delete(String userId) {
        identity.deleteUser(userId);
    }

    public List<User> membersOf(String groupId) {
        return identity.createUserQuery()
                .memberOfGroup(groupId)
                .orderByUserId()
                .asc()
                .unlimitedList();
    }

    /** In whatever capitals an administrator entered it, and with blanks around it. */
    public List<User> withAddress(EmailAddress address) {
        return AccountSearch.withAddress(identity, address);
    }

    List<User> withAddressAsId(EmailAddress address) {
        return AccountSearch.withAddressAsId(identity, address);
    }

    /** The account that a person means who signs in with this text. */
    public Optional<String> signInId(String typed) {
        return AccountSearch.signInId(identity, typed);
    }

    public List<String> groupsOf(String userId) {
        return identity.createGroupQuery().groupMember(userId).unlimitedList().stream()
                .map(Group::getId)
                .toList();
    }

    Optional<User> find(String userId) {
        return Optional.ofNullable(identity.createUserQuery().userId(userId).singleResult());
    }

    public boolean exists(String userId) {
        return identity.createUserQuery().userId(userId).count() == 1;
    }
}

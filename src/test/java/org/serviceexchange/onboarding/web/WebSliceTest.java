package org.serviceexchange.onboarding.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.serviceexchange.onboarding.application.PersonNames;
import org.serviceexchange.onboarding.application.account.AcceptInvitation;
import org.serviceexchange.onboarding.application.account.ChangeContact;
import org.serviceexchange.onboarding.application.account.ChoosePreference;
import org.serviceexchange.onboarding.application.account.InviteContact;
import org.serviceexchange.onboarding.application.account.LinkOpenIdAccount;
import org.serviceexchange.onboarding.application.account.ResetPassword;
import org.serviceexchange.onboarding.application.account.ViewInvitations;
import org.serviceexchange.onboarding.application.casework.AddComment;
import org.serviceexchange.onboarding.application.casework.AddWorkNote;
import org.serviceexchange.onboarding.application.connection.CheckConnection;
import org.serviceexchange.onboarding.application.customerrequest.ConfirmCustomerRequest;
import org.serviceexchange.onboarding.application.customerrequest.SubmitCustomerRequest;
import org.serviceexchange.onboarding.application.deadline.ExtendDeadline;
import org.serviceexchange.onboarding.application.deadline.HandOverStep;
import org.serviceexchange.onboarding.application.digest.ChooseDigests;
import org.serviceexchange.onboarding.application.idempotency.IdempotentRequests;
import org.serviceexchange.onboarding.application.instanceaccess.GiveInstanceAccess;
import org.serviceexchange.onboarding.application.instanceaccess.TestInstanceAccess;
import org.serviceexchange.onboarding.application.instanceaccess.ViewInstanceAccess;
import org.serviceexchange.onboarding.application.instructions.ReadInstructions;
import org.serviceexchange.onboarding.application.integration.RequestIntegrationChange;
import org.serviceexchange.onboarding.application.notification.ReadMailbox;
import org.serviceexchange.onboarding.application.observation.ReceiveEvent;
import org.serviceexchange.onboarding.application.onboarding.ViewIssues;
import org.serviceexchange.onboarding.application.onboarding.ViewOnboardings;
import org.serviceexchange.onboarding.application.onboarding.ViewTasks;
import org.serviceexchange.onboarding.application.opening.RecordOpening;
import org.serviceexchange.onboarding.application.opening.ViewOpenings;
import org.serviceexchange.onboarding.application.port.account.DemoAccounts;
import org.serviceexchange.onboarding.application.port.account.SignInSession;
import org.serviceexchange.onboarding.application.progress.ViewProgress;
import org.serviceexchange.onboarding.application.registration.ChangeInstance;
import org.serviceexchange.onboarding.application.registration.ImportCustomers;
import org.serviceexchange.onboarding.application.registration.SubmitRegistration;
import org.serviceexchange.onboarding.application.search.SearchOnboardings;
import org.serviceexchange.onboarding.application.setup.SubmitSetup;
import org.serviceexchange.onboarding.application.setup.ViewSetup;
import org.serviceexchange.onboarding.application.statistics.ViewAttention;
import org.serviceexchange.onboarding.application.statistics.ViewProcessHistory;
import org.serviceexchange.onboarding.application.statistics.ViewStatistics;
import org.serviceexchange.onboarding.application.status.RevokeStatusLinks;
import org.serviceexchange.onboarding.application.status.ViewStatus;
import org.serviceexchange.onboarding.application.stuck.ReportStuck;
import org.serviceexchange.onboarding.application.termination.WithdrawOnboarding;
import org.serviceexchange.onboarding.application.webhook.ViewWebhooks;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** The pages and the REST API alone. Every use case is a mock, which a test injects where it says what it answers. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WebMvcTest
@AutoConfigureMockMvc(addFilters = false)
@ContextConfiguration(classes = WebSlice.class)
@MockitoBean(
        types = {
            AcceptInvitation.class,
            AddComment.class,
            AddWorkNote.class,
            SubmitSetup.class,
            ChangeContact.class,
            CheckConnection.class,
            ConfirmCustomerRequest.class,
            ChangeInstance.class,
            ChooseDigests.class,
            ChoosePreference.class,
            DemoAccounts.class,
            ExtendDeadline.class,
            ResetPassword.class,
            GiveInstanceAccess.class,
            HandOverStep.class,
            IdempotentRequests.class,
            ImportCustomers.class,
            InviteContact.class,
            LinkOpenIdAccount.class,
            PersonNames.class,
            ReadInstructions.class,
            ReadMailbox.class,
            RecordOpening.class,
            ReceiveEvent.class,
            SubmitRegistration.class,
            SubmitCustomerRequest.class,
            RequestIntegrationChange.class,
            ReportStuck.class,
            RevokeStatusLinks.class,
            SearchOnboardings.class,
            SignInSession.class,
            TestInstanceAccess.class,
            ViewInstanceAccess.class,
            ViewInvitations.class,
            ViewIssues.class,
            ViewOnboardings.class,
            ViewOpenings.class,
            ViewProgress.class,
            ViewSetup.class,
            ViewProcessHistory.class,
            ViewAttention.class,
            ViewStatistics.class,
            ViewStatus.class,
            ViewTasks.class,
            ViewWebhooks.class,
            WithdrawOnboarding.class
        })
public @interface WebSliceTest {}

package org.serviceexchange.onboarding.web;

import org.serviceexchange.onboarding.application.port.OnboardingProcess;
import org.serviceexchange.onboarding.domain.RefusedInput;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Tells programs what they did wrong, as a ProblemDetail. */
@RestControllerAdvice(
        assignableTypes = {
            OnboardingApi.class,
            CaseEntriesApi.class,
            IntegrationApi.class,
            InvitationApi.class,
            MailboxApi.class,
            WithdrawalApi.class,
            DeadlineApi.class
        })
class ApiErrors extends ResponseEntityExceptionHandler {

    @Override
    protected ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, "“%s” must be a whole number.".formatted(e.getPropertyName()));
        return handleExceptionInternal(e, problem, headers, HttpStatus.BAD_REQUEST, request);
    }

    /** What was sent can't be accepted; each sentence says what to do. */
    @ExceptionHandler(RefusedInput.class)
    ProblemDetail refused(RefusedInput refused) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, refused.getMessage());
    }

    /** Right in itself, at the wrong moment. */
    @ExceptionHandler(OnboardingProcess.NotNow.class)
    ProblemDetail notNow(OnboardingProcess.NotNow notNow) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, notNow.getMessage());
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "Send the values as a JSON object of texts.");
        return handleExceptionInternal(e, problem, headers, HttpStatus.BAD_REQUEST, request);
    }
}
